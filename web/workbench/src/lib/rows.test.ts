import type { Field } from '@/api/types';
import { describe, expect, it } from 'vitest';
import { counts_rows_of, row_name } from './rows';

const factor: Field = { name: 'factor', kind: 'integer', of: 'tender.factors', label: { zh: '评审因素', en: 'factor' } };
const answers: Field = { name: 'answers', kind: 'list', label: { zh: '响应', en: 'answers' }, fields: [factor] };
const tender = { factors: [{ name: '服务方案' }, { name: '人员配备' }] };

describe('a number that counts rows of another object', () => {
  it('is read as the row', () => {
    expect(row_name(factor, 2, tender)).toBe('人员配备');
  });
  it('stays a number where there is no such row, or nobody told', () => {
    expect(row_name(factor, 3, tender)).toBeNull();
    expect(row_name(factor, 1, null)).toBeNull();
    expect(row_name({ ...factor, of: undefined } as unknown as Field, 1, tender)).toBeNull();
  });
  it('is found inside lists', () => {
    expect(counts_rows_of([answers])).toBe('tender');
    expect(counts_rows_of([{ ...answers, fields: [] }])).toBeNull();
  });
});
