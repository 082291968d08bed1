import type { Field } from '@/api/types';
import { expect, test } from 'vitest';
import { asked_fields, collect, lay_over, name_at, to_raw, with_names, without_secrets, wrong_with, type Raw } from './form';

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

test('what an answer rules out is neither asked for nor handed in, also further down', () => {
  const option = (value: string) => ({ value, label });
  const asked: Field[] = [
    { name: 'form', kind: 'choice', label, options: [option('social'), option('firm')] },
    { name: 'kind', kind: 'choice', label, options: [option('association'), option('foundation')], asked_when: { field: 'form', answers: ['social'] } },
    { name: 'loose', kind: 'yes_no', label, optional: true, asked_when: { field: 'kind', answers: ['association'] } },
    { name: 'since', kind: 'day', label, asked_when: { field: 'loose', answers: ['yes'] } },
  ];
  const names = (raw: Raw) => asked_fields(asked, raw).map((one) => one.name);
  const typed: Raw = { form: 'social', kind: 'association', loose: true, since: '2018-03-01' };
  expect(names(typed)).toEqual(['form', 'kind', 'loose', 'since']);
  expect(names({ ...typed, loose: false })).toEqual(['form', 'kind', 'loose']);
  expect(names({ ...typed, form: 'firm' })).toEqual(['form']);
  expect(collect(asked, { ...typed, form: 'firm' })).toEqual({ body: { form: 'firm' }, faults: [] });
  expect(collect(asked, { form: 'social', kind: '', loose: null, since: '' }).faults.map((one) => one.path)).toEqual(['kind']);
});

test('a typed day is refused or handed in, and never another', () => {
  const day: Field = { name: 'day', kind: 'day', label };
  const instant: Field = { name: 'then', kind: 'instant', label };
  expect(collect([day], { day: '2026-13-45' })).toEqual({ body: {}, faults: [{ path: 'day', says: '日历上没有这一天或这一刻，请核对年、月、日和时间' }] });
  expect(collect([day], { day: '２０２６/5/1' }).body).toEqual({ day: '2026-05-01' });
  expect(collect([instant], { then: '2026-05-01 17:30' }).body).toEqual({ then: '2026-05-01T17:30:00+08:00' });
  expect(collect([instant], { then: '2026-05-01' }).faults[0]!.says).toMatch(/还缺时间/);
  expect(to_raw([instant], { then: '2026-05-01T17:30:00+08:00' })).toEqual({ then: '2026-05-01 17:30' });
});

test('what stands in a field that was left is told at once, and an empty one is not scolded', () => {
  const price: Field = { name: 'price', kind: 'money', label };
  expect(wrong_with(price, '1.234,5')).toMatch(/应为金额/);
  for (const fine of ['', '１，２３４．５', '1,234.5', '¥ 1234.50']) expect(wrong_with(price, fine), fine).toBe('');
  expect(wrong_with({ name: 'share', kind: 'share', label }, '３０％')).toBe('');
});

test('a fault at the top tells its field, with the row where there are several', () => {
  const rows: Field[] = [{ name: 'factors', kind: 'list', label: { zh: '评审因素', en: 'factors' }, fields: [{ name: 'weight', kind: 'score', label: { zh: '分值', en: 'weight' } }] }];
  expect(name_at(rows, 'factors.1.weight')).toBe('评审因素 第 2 项 分值');
  expect(with_names(rows, [{ path: 'factors.1.weight', says: '应为数字' }, { path: 'factors', says: '请填写“评审因素”' }, { path: 'gone', says: '不对' }]).map((one) => one.name)).toEqual(['评审因素 第 2 项 分值', undefined, undefined]);
});
