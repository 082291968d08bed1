import { language } from '@/i18n';

const names = { zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] };

export function weekday(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return names[language.value][new Date(Date.UTC(year!, month! - 1, date!)).getUTCDay()] ?? '';
}

// An instant as the clock on the wall in China shows it, whatever the browser's own zone.
export function wall_clock(instant: string | number, seconds = false): string {
  const then = typeof instant === 'number' ? instant : Date.parse(instant);
  if (Number.isNaN(then)) return String(instant);
  const text = new Date(then + 8 * 3600_000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, seconds ? 19 : 16)}`;
}
