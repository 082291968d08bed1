import type { KindMeta } from '@/api/types';
import { expect, test } from 'vitest';
import { by_stage, stages, worked_on } from './menu';

const kind = (name: string, post: string): KindMeta => ({
  kind: name, plural: `${name}s`, title: { zh: name, en: name }, states: [], shows: [],
  steps: [{ name: 'make', operation: `${name}.make`, title: { zh: '', en: '' }, from: [], to: 'made', who: [{ post, label: { zh: '', en: '' }, relation: 'owner' }], input: [], clauses: [] }],
});
const all = [kind('payment', 'buyer.payer'), kind('tender', 'buyer.opener'), kind('need', 'buyer.need_drafter'), kind('comment', 'public'), kind('later_made', 'buyer.opener')];

test('kinds stand in the order of the process, and none is lost', () => {
  const groups = by_stage(all);
  expect(groups.map((one) => one.name)).toEqual(['stage_need', 'stage_purchase', 'stage_money', 'stage_administration']);
  expect(groups.flatMap((one) => one.kinds).map((one) => one.kind).sort()).toEqual(all.map((one) => one.kind).sort());
});
test('no kind stands in two stages', () => {
  const named = stages.flatMap((one) => one.kinds);
  expect(new Set(named).size).toBe(named.length);
});
test('a post has what it acts on, not what anybody may send', () => {
  expect(worked_on(all, new Set(['buyer.opener'])).map((one) => one.kind)).toEqual(['tender', 'later_made']);
  expect(worked_on(all, new Set(['audit.auditor']))).toEqual([]);
});
