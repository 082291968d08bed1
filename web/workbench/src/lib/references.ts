import { ask, query } from '@/api/client';
import type { Choice, Page } from '@/api/types';
import { use_meta } from '@/stores/meta';
import { reactive } from 'vue';

const labels = reactive(new Map<string, string>());
const asked = new Set<string>();
const listed = new Map<string, Promise<Choice[]>>();

// The label of a referenced object; its number until the label is there, or where it is not the reader's to see.
export function lookup(of: string, id: number): string {
  const key = `${of}/${id}`;
  if (!asked.has(key) && of !== '') {
    asked.add(key);
    void fetch_label(of, id).then((label) => { if (label) labels.set(key, label); }, () => undefined);
  }
  return labels.get(key) ?? `№ ${id}`;
}

// Searching finds titles, not numbers: an object is asked for by its number, an organisation found among all.
export async function fetch_label(of: string, id: number): Promise<string> {
  const kind = use_meta().by_kind(of);
  if (kind) return (await ask<{ title: string }>(`/api/${kind.plural}/${id}`)).title;
  const known = labels.get(`${of}/${id}`);
  if (known) return known;
  listed.set(of, listed.get(of) ?? search_references(of, ''));
  return (await listed.get(of)!).find((one) => one.id === id)?.label ?? '';
}

export async function search_references(of: string, text: string): Promise<Choice[]> {
  const found = (await ask<Page<Choice>>(`/api/references/${encodeURIComponent(of)}${query({ q: text })}`)).items;
  for (const one of found) labels.set(`${of}/${one.id}`, one.label);
  return found;
}
