import type { Field } from '@/api/types';
import { expect, test } from 'vitest';
import { collect, lay_over, to_raw, without_secrets, type Raw } from './form';

const label = { zh: '项', en: 'item' };
const fields: Field[] = [
  { name: 'name', kind: 'text', label, maximum: 5 },
  { name: 'price', kind: 'money', label, minimum: 1 },
  { name: 'advance', kind: 'share', label, optional: true, maximum: 10000 },
  { name: 'rows', kind: 'list', label, minimum: 1, fields: [{ name: 'points', kind: 'score', label }] },
  { name: 'group', kind: 'group', label, optional: true, fields: [{ name: 'day', kind: 'day', label }] },
  { name: 'pin', kind: 'secret', label, optional: true },
];

test('what was read is given back unchanged', () => {
  const body = { name: '甲', price: 123450, advance: 3000, rows: [{ points: 2550 }], group: { day: '2026-09-30' } };
  expect(collect(fields, to_raw(fields, body))).toEqual({ body, faults: [] });
});

test('every fault is told with its path', () => {
  const raw = to_raw(fields, {});
  raw.name = '一二三四五六';
  raw.price = '1.234';
  raw.advance = '101';
  (raw.rows as Raw[])[0]!.points = 'x';
  expect(collect(fields, raw).faults.map((one) => one.path)).toEqual(['name', 'price', 'advance', 'rows.0.points']);
});

test('empty optional parts are left out', () => {
  const raw = to_raw(fields, { name: '甲', price: 1, rows: [{ points: 0 }] });
  expect(collect(fields, raw).body).toEqual({ name: '甲', price: 1, rows: [{ points: 0 }] });
});

test('secrets are not kept in a draft, and a draft survives a changed form', () => {
  const raw = to_raw(fields, { name: '甲' });
  raw.pin = '1234';
  const kept = without_secrets(fields, raw);
  expect('pin' in kept).toBe(false);
  const laid = lay_over(fields, to_raw(fields, {}), { ...kept, gone: 'x' });
  expect(laid.name).toBe('甲');
  expect('gone' in laid).toBe(false);
});
