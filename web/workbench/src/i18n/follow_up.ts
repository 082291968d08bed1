import { teller } from './index';

// What the board of follow-ups says.
const words = {
  board: ['跟踪看板', 'Board of follow-ups'],
  board_lead: ['每份在跟踪的合同一行：进度、资金、检查、整改、报告和验收。购买主体、承接主体、主管部门和财政看到的数字相同。', 'A line for each contract that is followed up: work, money, checks, corrections, reports, acceptance. Buyer, provider, department and finance see the same figures.'],
  none: ['没有在跟踪的合同', 'No contract is followed up'],
  none_why: ['合同由双方签订后，由购买主体建立项目实施跟踪。', 'Once both sides have signed, the buyer begins the follow-up.'],
  contract: ['合同', 'Contract'],
  responsible: ['责任人', 'Responsible'],
  done: ['实施进度', 'Work done'],
  paid: ['资金进度', 'Paid'],
  ahead: ['付款超前', 'Paid ahead'],
  milestones: ['里程碑', 'Milestones'],
  checks: ['检查', 'Checks'],
  corrections: ['未完成整改', 'Corrections open'],
  reports_late: ['迟报', 'Reports late'],
  acceptance: ['验收', 'Acceptance'],
  accepted: ['合格', 'Passed'],
  not_yet: ['未到期', 'Not due'],
  overdue: ['{n} 项逾期', '{n} overdue'],
  acceptance_overdue: ['逾期', 'Overdue'],
  accept_by: ['服务至 {day}', 'service until {day}'],
  guidance: ['，指导意见 {n} 条', ', {n} remarks of guidance'],
  units_of_contract: ['填入合同的计价项目', 'Fill in what the contract prices'],
  as_reported: ['填入申报的数量', 'Fill in what was reported'],
  systems: ['三项制度（本年度）', 'Three systems, this year'],
  system: ['制度', 'System'],
  planned: ['已安排', 'Planned'],
  recorded: ['已登记', 'Recorded'],
  concluded: ['已有结论', 'Concluded'],
  missing: ['本年度没有记录', 'No record this year'],
  only_late: ['只看有逾期的', 'Only what is late'],
} as const;

export type FollowUpWord = keyof typeof words;
export const f = teller<FollowUpWord>(words);
