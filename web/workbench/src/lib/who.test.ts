import type { Actor, KindMeta } from '@/api/types';
import { expect, test } from 'vitest';
import { owner_word, who_of } from './who';

const actor = (post: string, relation: string, zh: string): Actor => ({ post, relation, label: { zh, en: post } });
const kind = (...who: Actor[]): KindMeta => ({ kind: 'k', plural: 'ks', title: { zh: '', en: '' }, states: [], shows: [], steps: [{ name: 's', operation: 'k.s', title: { zh: '', en: '' }, from: [], to: '', who, input: [], clauses: [] }] });

test('the holders of an opening key are named once, whatever posts they have', () => {
  const holders = [actor('buyer.opener', 'participant', '开标岗'), actor('finance.procurement', 'participant', '政府采购监管岗')];
  expect(who_of(holders, 'tender')).toBe('开启密钥份额持有人');
});
test('who was named to take part is told by the role', () => {
  expect(who_of([actor('experts.judge', 'participant', '评审专家')], 'review')).toBe('被指定的评审专家');
  expect(who_of([actor('buyer.opener', 'owner', '开标岗')], 'tender')).toBe('购买主体 开标岗');
});
test('who keeps the pool of experts is no buyer', () => {
  expect(who_of([actor('experts.keeper', 'owner', '专家库管理员')], 'expert')).toBe('专家库管理员');
  expect(owner_word(kind(actor('experts.keeper', 'owner', '专家库管理员')))).toBe('管理单位');
  expect(owner_word(kind(actor('buyer.opener', 'owner', '开标岗')))).toBe('购买主体');
  expect(owner_word(kind(actor('provider.manager', 'party', '投标管理岗')))).toBe('购买主体');
});
