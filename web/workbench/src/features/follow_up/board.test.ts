import { describe, expect, it } from 'vitest';
import { is_late, type Row } from './board';

const row: Row = { delivery: 1, contract: 2, number: 'HT1', state: 'running', responsible: '', done_share: 0, paid_share: 0, payment_ahead: false, milestones_met: 0, milestones_total: 0, milestones_overdue: 0, checks: 0, corrections_open: 3, corrections_overdue: 0, reports_late: 2, accepted: false, acceptance_overdue: false };

describe('the board of follow-ups', () => {
  it('calls late what is overdue now, not what is only open or was late once', () => {
    expect(is_late(row)).toBe(false);
    for (const late of [{ milestones_overdue: 1 }, { corrections_overdue: 1 }, { acceptance_overdue: true }, { payment_ahead: true }]) expect(is_late({ ...row, ...late })).toBe(true);
  });
});
