import { ask, query } from '@/api/client';
import type { Choice, Page } from '@/api/types';
import { reactive } from 'vue';

const labels = reactive(new Map<string, string>());
const asked = new Set<string>();

// The label of a referenced object; its number until the label is there.
export function lookup(of: string, id: number): string {
  const key = `${of}/${id}`;
  if (!asked.has(key) && of !== '') {
    asked.add(key);
    void search_references(of, String(id)).catch(() => undefined);
  }
  return labels.get(key) ?? String(id);
}

export async function search_references(of: string, text: string): Promise<Choice[]> {
  const found = (await ask<Page<Choice>>(`/api/references/${of}${query({ q: text })}`)).items;
  for (const one of found) labels.set(`${of}/${one.id}`, one.label);
  return found;
}
