import type { Body, Plain } from '@/api/types';
import { digest_of } from '@/lib/digest';

// What is signed is hashed by this browser from the text itself, and that text is the one on the page: the server's word for either
// is not taken. src/modules/contract/contract.cpp (signed_text) writes it.

export interface Canonical { number: string; text: string }
export type Checked = { digest: string; shown: Body; fault: null } | { digest: string; shown: null; fault: 'sign_other_digest' | 'sign_other_text' };

function same(one: Plain | undefined, other: Plain | undefined): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return (one ?? null) === (other ?? null);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Array.isArray(one) === Array.isArray(other) && [...names].every((name) => same((one as Body)[name], (other as Body)[name]));
}

// `page`: the contract's page, with the digest that the server says is signed.
export async function check_text(given: Canonical, page: Body): Promise<Checked> {
  const digest = await digest_of(new TextEncoder().encode(given.text));
  if (digest !== page.text_digest) return { digest, shown: null, fault: 'sign_other_digest' };
  const told = JSON.parse(given.text) as { number: string; need_digest: Plain; bands: Plain; text: Body };
  const agrees = told.number === page.number && same(told.need_digest, page.need_digest) && same(told.bands, page.bands)
    && Object.entries(told.text).every(([name, value]) => same(value, page[name]));
  return agrees ? { digest, shown: { ...told.text, number: told.number }, fault: null } : { digest, shown: null, fault: 'sign_other_text' };
}
