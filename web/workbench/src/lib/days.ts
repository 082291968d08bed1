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

// What people write of a day or an hour: its parts, in the order in which they stand. Nothing else is guessed at: who writes
// 5/1/26 is asked what he means.
interface Parts { year: number; month: number; day: number; hour?: number; minute?: number; second?: number }

// Signs of full width and of Chinese writing as the narrow ones they stand for.
const narrow = (text: string): string => text.trim()
  .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  .replace(/[\u3000\s]+/g, ' ')
  .replace(/[\u2010-\u2015\u2212]/g, '-')
  .replace(/\s*年\s*|\s*月\s*/g, '-').replace(/\s*[日号]\s*/g, ' ')
  .replace(/\s*[时点]\s*/g, ':').replace(/\s*分\s*(?=\d)/g, ':').replace(/[分秒]/g, '').replace(/:$/, ':00').trim();

function parts_of(text: string): Parts | null {
  const found = /^(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d))(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/.exec(narrow(text));
  if (!found) return null;
  const [year, month, day] = [found[1] ?? found[5], found[3] ?? found[6], found[4] ?? found[7]].map(Number);
  const [hour, minute, second] = [found[8], found[9], found[10]].map((one) => (one === undefined ? undefined : Number(one)));
  return { year: year!, month: month!, day: day!, ...(hour === undefined ? {} : { hour, minute: minute ?? 0, second: second ?? 0 }) };
}

// `nothing`: it is no day at all. `impossible`: it is written as a day, and the calendar has none such. Neither is ever turned into
// another day.
export type Read = { value: string } | { fault: 'nothing' | 'impossible' | 'no_hour' | 'with_hour' };

const two = (number: number): string => String(number).padStart(2, '0');
function day_in(parts: Parts): string | null {
  const { year, month, day } = parts;
  const then = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && then.getUTCFullYear() === year && then.getUTCMonth() === month - 1 && then.getUTCDate() === day;
  return exists ? `${year}-${two(month)}-${two(day)}` : null;
}

export function read_day(text: string): Read {
  const parts = parts_of(text);
  if (!parts) return { fault: 'nothing' };
  if (parts.hour !== undefined) return { fault: 'with_hour' };
  const day = day_in(parts);
  return day ? { value: day } : { fault: 'impossible' };
}

// "2026-09-30 17:30", with its seconds where there are any.
export function read_instant(text: string): Read {
  const parts = parts_of(text);
  if (!parts) return { fault: 'nothing' };
  const day = day_in(parts);
  const { hour, minute = 0, second = 0 } = parts;
  if (!day || (hour ?? 0) > 23 || minute > 59 || second > 59) return { fault: 'impossible' };
  if (hour === undefined) return { fault: 'no_hour' };
  return { value: `${day} ${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ''}` };
}
