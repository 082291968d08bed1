import { weekday_of } from '@/i18n';

export function weekday(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return weekday_of(new Date(Date.UTC(year!, month! - 1, date!)));
}

// An instant as the clock on the wall in China shows it, whatever the browser's own zone.
export function wall_clock(instant: string | number, seconds = false): string {
  const then = typeof instant === 'number' ? instant : Date.parse(instant);
  if (Number.isNaN(then)) return String(instant);
  const text = new Date(then + 8 * 3600_000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, seconds ? 19 : 16)}`;
}
