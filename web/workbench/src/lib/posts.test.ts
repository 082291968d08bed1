import type { Pair } from '@/api/admin';
import { describe, expect, it } from 'vitest';
import { conflicts, first_password } from './posts';

const clause = { clause: 'CD-17-2', document: '', number: '', article: '', quote: '' };
const pairs: Pair[] = [
  { clause, earlier: { act: 'need.draft', posts: ['buyer.need_drafter'], steps: [] }, later: { act: 'need.review', posts: ['buyer.need_reviewer'], steps: [] } },
  { clause, earlier: { act: 'contract.sign', posts: ['buyer.contract_signer'], steps: [] }, later: { act: 'accept', posts: ['buyer.acceptor'], steps: [] } },
];

describe('conflicts', () => {
  it('names the pairs that one person would hold together', () => {
    expect(conflicts(pairs, ['buyer.need_drafter', 'buyer.need_reviewer'])).toEqual([pairs[0]]);
    expect(conflicts(pairs, ['buyer.acceptor', 'buyer.contract_signer', 'buyer.payer'])).toEqual([pairs[1]]);
  });
  it('is silent about one side alone', () => {
    expect(conflicts(pairs, ['buyer.need_drafter', 'buyer.acceptor'])).toEqual([]);
    expect(conflicts(pairs, [])).toEqual([]);
  });
});

describe('first_password', () => {
  it('is long, and another one each time', () => {
    expect(first_password()).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/);
    expect(first_password()).not.toBe(first_password());
  });
});
