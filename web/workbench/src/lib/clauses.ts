import { ask } from '@/api/client';
import type { Citation } from '@/api/types';
import { reactive } from 'vue';

const known = reactive(new Map<string, Citation>());
const asked = new Set<string>();

// A clause whose words did not come along is looked up once, when somebody wants to read it.
export function full_clause(clause: Citation): Citation {
  return clause.quote !== '' ? clause : known.get(clause.clause) ?? clause;
}
export async function look_up(clause: Citation): Promise<void> {
  if (clause.quote !== '' || asked.has(clause.clause)) return;
  asked.add(clause.clause);
  try {
    known.set(clause.clause, await ask<Citation>(`/api/clauses/${encodeURIComponent(clause.clause)}`));
  } catch {
    asked.delete(clause.clause);
  }
}
// "《成都市政府购买服务工作规程》第三条"; the clause's number where nothing more is known yet.
export function clause_name(clause: Citation): string {
  return [clause.document && `《${clause.document}》`, clause.article].filter(Boolean).join('') || clause.clause;
}
// Several sentences of one article stand under its name once, in the order in which they came.
export function by_article(clauses: Citation[]): { name: string; clauses: Citation[] }[] {
  const groups = new Map<string, Citation[]>();
  for (const clause of clauses) {
    const name = clause_name(clause);
    groups.set(name, [...(groups.get(name) ?? []), clause]);
  }
  return [...groups].map(([name, within]) => ({ name, clauses: within }));
}
