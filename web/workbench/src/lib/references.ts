import { ask, query } from '@/api/client';
import type { Choice, Page } from '@/api/types';
import { reactive } from 'vue';

const labels = reactive(new Map<string, string>());
const asked = new Map<string, Promise<Choice | undefined>>();
// What the reader may not see today he may see tomorrow: a purchase once its notice is out.
const unseen = new Set<string>();

const find = async (of: string, by: Record<string, string | number>): Promise<Choice[]> =>
  (await ask<Page<Choice>>(`/api/references/${encodeURIComponent(of)}${query(by)}`)).items;

// The name of a referenced object. Empty until it is there; a dash where it is not the reader's to see: an id says nothing
// to anybody.
export function lookup(of: string, id: number): string {
  const key = `${of}/${id}`;
  if (!labels.has(key) && of !== '') void fetch_choice(of, id).then((one) => { labels.set(key, one ? one.title ?? one.label : '—'); }, () => undefined);
  return labels.get(key) ?? '';
}

// What is known of one that was chosen before.
export function fetch_choice(of: string, id: number): Promise<Choice | undefined> {
  const key = `${of}/${id}`;
  const known = asked.get(key) ?? find(of, { id }).then(([one]) => {
    if (!one) unseen.add(key);
    return one;
  });
  asked.set(key, known);
  known.catch(() => asked.delete(key));
  return known;
}

// On the next page what could not be seen is asked for again.
export function forget_unseen(): void {
  for (const key of unseen) {
    asked.delete(key);
    labels.delete(key);
  }
  unseen.clear();
}

// Another reader sees other things.
export function forget_references(): void {
  asked.clear();
  labels.clear();
  unseen.clear();
}

export async function search_references(of: string, text: string): Promise<Choice[]> {
  return find(of, { q: text });
}

// The words beside a choice's title: its number, the project it belongs to, its state.
export const beside = (one: Choice): string => [one.number, one.within, one.state].filter(Boolean).join(' · ');
