import type { Field } from '@/api/types';
import { expect, test } from 'vitest';
import { told_in_a_line } from './restate';

const field = (name: string, kind: string): Field => ({ name, kind, label: { zh: name, en: name } }) as unknown as Field;
const names = (fields: Field[]): string[] => fields.map((one) => one.name);

test('what was chosen is told again before it is handed in, a long text and a file are not', () => {
  const fields = [field('measure', 'choice'), field('from', 'day'), field('months', 'integer'), field('number', 'text'), field('reasons', 'prose'), field('decision', 'digest')];
  const values = { measure: 'listed', from: '2026-03-02', months: 24, number: '〔2026〕1号', reasons: '……', decision: 'aa' };
  expect(names(told_in_a_line(fields, values))).toEqual(['measure', 'from', 'months', 'number']);
  expect(names(told_in_a_line(fields, { number: '长'.repeat(61) }))).toEqual([]);
});
test('what is not there is not told, and no more than fit on a screen', () => {
  expect(told_in_a_line([field('months', 'integer'), field('note', 'text')], { note: '' })).toEqual([]);
  const many = Array.from({ length: 12 }, (_, at) => field(`n${at}`, 'integer'));
  expect(told_in_a_line(many, Object.fromEntries(many.map((one) => [one.name, 1])))).toHaveLength(8);
});
