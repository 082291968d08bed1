import type { Body } from '@/api/types';
import { format_short } from './decimal';

// The factors of a purchase document, each with its number and what is said of its points.
export interface Band { text: string; low: number; high: number }
export interface Factor { id: number; name: string; points: number; price: boolean; interval: boolean; unit: string; bands: Band[]; rules: string[] }

interface Given {
  name: string; category?: string; weight?: number; interval?: boolean; unit?: string;
  rules?: { text: string; points: number }[]; bands?: { text?: string; low?: number; high?: number; from?: number; to?: number; score?: number }[];
}

export function factors_of(body: Body | undefined): Factor[] {
  const given = Array.isArray(body?.factors) ? (body.factors as unknown as Given[]) : [];
  return given.map((one, at) => ({
    id: at + 1,
    name: one.name,
    points: one.weight ?? 0,
    price: one.category === 'price',
    interval: one.interval === true,
    unit: one.unit ?? '',
    bands: (one.bands ?? []).filter((band) => band.low !== undefined).map((band) => ({ text: band.text ?? '', low: band.low!, high: band.high ?? band.low! })),
    rules: [
      ...(one.rules ?? []).map((rule) => `${format_short(rule.points)} · ${rule.text}`),
      ...(one.bands ?? []).map((band) => (band.low !== undefined ? `${format_short(band.low)}–${format_short(band.high ?? band.low)} · ${band.text ?? ''}` : `${format_short(band.score ?? 0)} · ${band.from}–${band.to} ${one.unit ?? ''}`)),
    ],
  }));
}
