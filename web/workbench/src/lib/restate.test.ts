import type { Field } from '@/api/types';
import { describe, expect, it } from 'vitest';
import { plain_rows } from './restate';

const field = (name: string, kind: string, more: object = {}): Field => ({ name, kind, label: { zh: name, en: name }, ...more }) as unknown as Field;

describe('restating a form', () => {
  it('tells choices by their label, days with their weekday, and leaves texts to the form', () => {
    const fields = [field('measure', 'choice', { options: [{ value: 'listed', label: { zh: '列入黑名单', en: 'blacklisted' } }] }), field('from', 'day'), field('months', 'integer'), field('reasons', 'prose')];
    const rows = plain_rows(fields, { measure: 'listed', from: '2026-03-02', months: 24, reasons: '……' });
    expect(rows.map((one) => one.label)).toEqual(['measure', 'from', 'months']);
    expect(rows[0]?.value).toBe('列入黑名单');
    expect(rows[1]?.value).toContain('2026-03-02');
  });
  it('says nothing of what was left out', () => {
    expect(plain_rows([field('months', 'integer')], {})).toEqual([]);
  });
});
