import type { KindMeta } from '@/api/types';
import type { Word } from '@/i18n';

// The menu follows a purchase from the need to the published evaluation; what belongs to no purchase stands last.
export const stages: { name: Word; kinds: string[] }[] = [
  { name: 'stage_need', kinds: ['project', 'need', 'consultation', 'comment', 'advice', 'joint_review', 'goal_sheet', 'budget_round', 'budget_line', 'budget_package', 'budget_adjustment', 'need_standard'] },
  { name: 'stage_purchase', kinds: ['procurement_plan', 'purchase_mode', 'directed_matter', 'emergency_item', 'engineering_part', 'entrustment', 'prequalification', 'prequalification_application', 'invitation', 'invitation_letter', 'project_guide', 'project_application', 'selection_objection', 'tender', 'bid', 'bond', 'expert_draw', 'review', 'enquiry', 'query', 'complaint', 'claim', 'method_exception', 'framework', 'framework_offer', 'framework_order', 'framework_quote', 'framework_review', 'framework_query', 'framework_complaint', 'voucher_programme'] },
  { name: 'stage_contract', kinds: ['contract', 'signing_key', 'subcontract', 'performance_bond', 'delivery', 'scheme', 'progress', 'check', 'ticket', 'investigation', 'finance_report', 'special_audit', 'deviation', 'breach', 'mandate', 'assessment', 'objection', 'acceptance', 'acceptance_flow', 'voucher', 'voucher_use', 'public_report'] },
  { name: 'stage_money', kinds: ['payment', 'payee_account', 'grant', 'disbursement', 'receivable', 'treasury_batch', 'treasury_receipt', 'treasury_statement', 'treasury_comeback', 'voucher_claim'] },
  { name: 'stage_evaluation', kinds: ['evaluation', 'evaluation_answer', 'finance_evaluation', 'satisfaction_survey', 'evaluation_agency', 'indicator_set', 'closing_review', 'project_closing'] },
  { name: 'stage_public', kinds: ['publication', 'exemption', 'remark', 'petition_case'] },
  { name: 'stage_administration', kinds: ['catalogue_item', 'access_entry', 'internal_control', 'provider_registration', 'provider_qualification', 'provider_condition', 'provider_exchange', 'provider_directory', 'provider_edition', 'provider_profile', 'provider_listing', 'credit_sanction', 'credit_act', 'provider_support', 'provider_course', 'expert', 'expert_call', 'expert_limit', 'expert_fee', 'contract_template', 'interpretation', 'rule_extension'] },
];

// Who may ask for what is overdue, of all whom he watches over: as the server has it (workflow.overdue).
const watching = ['audit.auditor', 'audit.supervisor', 'finance.procurement', 'finance.budget', 'finance.treasury', 'buyer.supervisor'];
export const watches = (posts: Set<string>): boolean => watching.some((post) => posts.has(post));

// Who may ask for the board of follow-ups: as the server has it (delivery.board).
const following = ['buyer.acceptor', 'buyer.contract_signer', 'buyer.supervisor', 'buyer.payer', 'buyer.head', 'provider.manager', 'finance.procurement', 'finance.treasury', 'finance.head', 'line.officer', 'audit.auditor', 'audit.supervisor'];
export const follows = (posts: Set<string>): boolean => following.some((post) => posts.has(post));

export interface Group { name: Word; kinds: KindMeta[] }

// The kinds in the stages' order, without empty stages; one that no stage names stands with what belongs to no purchase.
export function by_stage(kinds: KindMeta[]): Group[] {
  const named = new Set(stages.flatMap((one) => one.kinds));
  return stages
    .map((stage, at) => ({
      name: stage.name,
      kinds: [
        ...stage.kinds.map((name) => kinds.find((one) => one.kind === name)).filter((one): one is KindMeta => one !== undefined),
        ...(at === stages.length - 1 ? kinds.filter((one) => !named.has(one.kind)) : []),
      ],
    }))
    .filter((group) => group.kinds.length > 0);
}

// What the posts held act on. What anybody may send (a comment, a remark) is nobody's work.
export function worked_on(kinds: KindMeta[], posts: Set<string>): KindMeta[] {
  return kinds.filter((kind) => kind.steps.some((step) => step.who.some((who) => posts.has(who.post))));
}
