import type { Happened } from '@/api/types';
import { describe, expect, it } from 'vitest';
import { folded } from './timeline';

let minute = 0;
const row = (step: string, from: string, to = from): Happened => ({ at: `2026-03-02T09:${String(minute++).padStart(2, '0')}:00+08:00`, step, title: { zh: step, en: step }, from, to });
const read = (rows: Happened[]) => folded(rows).map((line) => `${line.step} ${line.rows.length}`);

describe('the history of an object', () => {
  it('tells once what several did in the same state, at its last time', () => {
    const rows = [row('form', 'qualified', 'formed'), ...['score', 'sign', 'score', 'sign', 'score'].map((step) => row(step, 'formed')), row('sign', 'formed', 'scored'), row('rank', 'scored', 'ranked')];
    expect(read(rows)).toEqual(['rank 1', 'sign 3', 'score 3', 'form 1']);
    expect(folded(rows)[1]!.rows.map((one) => one.at)).toEqual([...folded(rows)[1]!.rows.map((one) => one.at)].sort().reverse());
  });
  it('leaves a pair alone, and what was done in different states', () => {
    expect(read([row('declare', 'formed'), row('score', 'formed'), row('declare', 'formed')])).toEqual(['declare 1', 'score 1', 'declare 1']);
    expect(read([row('edit', 'a'), row('edit', 'a'), row('go', 'a', 'b'), row('edit', 'b')])).toEqual(['edit 1', 'go 1', 'edit 1', 'edit 1']);
  });
  it('loses nothing', () => {
    const rows = ['a', 'b', 'a', 'b', 'a', 'b', 'c', 'a'].map((step) => row(step, 's'));
    expect(folded(rows).flatMap((line) => line.rows).length).toBe(rows.length);
    expect(folded([])).toEqual([]);
  });
});
