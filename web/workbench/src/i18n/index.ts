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
  if (typeof text === 'string') return text;
  return language.value === 'zh' ? text.zh || text.en : text.en || text.zh;
}
