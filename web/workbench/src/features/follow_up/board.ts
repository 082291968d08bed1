import type { Words } from '@/api/types';

// A row of delivery.board.
export interface Row {
  delivery: number; contract: number; number: string; state: string; responsible: string; done_share: number; paid_share: number; payment_ahead: boolean;
  milestones_met: number; milestones_total: number; milestones_overdue: number; checks: number; corrections_open: number; corrections_overdue: number;
  reports_late: number; accepted: boolean; acceptance_overdue: boolean;
  supervised?: { accept_by: string; accepted: boolean; overdue: boolean; guidance: number };
}

// What each of the three systems of Dongguan's scheme has of this year.
export interface System { system: Words; planned: number; recorded: number; concluded: number; missing: boolean }

// Something in it is late: a milestone, a correction, the acceptance; or the money runs ahead of the work.
export const is_late = (row: Row): boolean => row.milestones_overdue > 0 || row.corrections_overdue > 0 || row.acceptance_overdue || row.payment_ahead;
