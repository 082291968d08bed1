import type { Said } from '@/api/types';
import { ref } from 'vue';
import { words } from './words';

export type Language = 'zh' | 'en';
export const language = ref<Language>('zh');

export type Word = keyof typeof words;

// Phrases in the chosen language; {name} is filled from `with_`. Pages that few people open bring phrases of their own.
export function teller<Known extends string>(phrases: Record<Known, readonly [string, string]>) {
  return (word: Known, with_: Record<string, string | number> = {}): string => {
    const pair = phrases[word];
    const text = language.value === 'zh' ? pair[0] : pair[1];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in with_ ? String(with_[name]) : whole));
  };
}
export const t = teller<Word>(words);

// A text of the server in the chosen language; Chinese where the English is missing.
export function say(text: Said | null | undefined): string {
  if (!text) return '';
  if (typeof text === 'string') return spoken(text);
  return language.value === 'zh' ? spoken(text.zh || text.en) : capital(spoken(text.en || text.zh));
}

// The name of a step that begins something, told with what it begins: beside others “draft” says nothing.
export function start_of(step: Said, kind: Said | undefined): string {
  const [does, what] = [say(step), say(kind)];
  if (what === '' || does.toLowerCase().includes(what.toLowerCase())) return does;
  return language.value === 'zh' ? `${does}（${what}）` : `${does} (${what.toLowerCase()})`;
}

// The server's English begins small, so that it fits within a sentence; alone it begins as a sentence does.
const capital = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

const weekdays = { zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] };
export const weekday_of = (utc: Date): string => weekdays[language.value][utc.getUTCDay()]!;

// The server's sentences hold instants as machines write them. Read: the clock on the wall in China, with the weekday; the
// seconds only where they decide.
export function spoken(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, (instant) => {
    const wall = new Date(Date.parse(instant) + 8 * 3600_000);
    const [day, clock] = [wall.toISOString().slice(0, 10), wall.toISOString().slice(11, 19)];
    return `${day} ${weekday_of(wall)} ${clock.endsWith(':00') ? clock.slice(0, 5) : clock}`;
  });
}
