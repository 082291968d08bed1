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
