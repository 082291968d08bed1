import { ask, Refused } from '@/api/client';
import type { Body, ObjectPage } from '@/api/types';
import { t } from '@/i18n';
import { wall_clock, weekday } from '@/lib/days';
import { format_decimal } from '@/lib/decimal';

// The bond that a purchase document asks for: how much, where it goes, until when, and whom to ask.
export interface BondTerms { amount: number; account: string; until: string; contact: string }

export function bond_terms(document: Body | undefined): BondTerms | null {
  const amount = document?.bid_bond;
  if (typeof amount !== 'number' || amount <= 0) return null;
  return { amount, account: String(document?.bond_account ?? ''), until: String(document?.bid_deadline ?? ''), contact: String(document?.contact ?? '') };
}

// Of a purchase; nothing where it asks for none, or where the purchase can't be read.
export async function bond_of(tender: number): Promise<BondTerms | null> {
  try {
    return bond_terms((await ask<ObjectPage>(`/api/tenders/${tender}`)).body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
}

export function bond_rows(terms: BondTerms): { label: string; value: string }[] {
  const rows = [
    { label: t('bond_asked'), value: `${format_decimal(terms.amount)} ${t('yuan')}` },
    { label: t('bond_account'), value: terms.account || t('bond_account_ask') },
  ];
  if (terms.until) rows.push({ label: t('bond_until'), value: `${wall_clock(terms.until)} ${weekday(terms.until)}` });
  if (terms.contact) rows.push({ label: t('bond_contact'), value: terms.contact });
  return rows;
}

// Whether a bid has one: it is made under the bid, and read there by its bidder alone. One that was given back counts no more.
export const has_bond = (bid: ObjectPage | null | undefined): boolean => !!bid?.children.some((one) => one.kind === 'bond' && one.state !== 'returned');
