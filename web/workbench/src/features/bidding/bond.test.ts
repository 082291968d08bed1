import type { ObjectPage } from '@/api/types';
import { expect, test } from 'vitest';
import { bond_rows, bond_terms, has_bond } from './bond';

const document = { bid_bond: 500000, bond_account: '户名：示例', bid_deadline: '2026-12-15T17:00:00+08:00', contact: '宋一例' };

test('the bond asked for is told with amount, account and hour', () => {
  expect(bond_rows(bond_terms(document)!).map((one) => one.value)).toEqual(['5,000.00 元', '户名：示例', '2026-12-15 17:00 星期二', '宋一例']);
});
test('a document that names no account says whom to ask', () => {
  expect(bond_rows(bond_terms({ ...document, bond_account: null })!)[1]!.value).toMatch(/向联系人询问/);
});
test('no bond is asked for where the document says nothing of it', () => {
  expect(bond_terms({})).toBeNull();
  expect(bond_terms({ bid_bond: 0 })).toBeNull();
});
test('a bid knows whether its bond was handed over', () => {
  expect(has_bond({ children: [{ kind: 'bond' }] } as unknown as ObjectPage)).toBe(true);
  expect(has_bond({ children: [{ kind: 'bond', state: 'returned' }] } as unknown as ObjectPage)).toBe(false);
  expect(has_bond({ children: [] } as unknown as ObjectPage)).toBe(false);
});
