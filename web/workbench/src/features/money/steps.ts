import type { Words } from '@/api/types';
import { say } from '@/i18n';
import type { use_meta } from '@/stores/meta';

// Why money moved, in words: the step as its procedure names it ("payment.confirm_paid"), or what followed from another's.
const own: Record<string, Words> = {
  'payment.book_paid': { zh: '国库回执：已支付', en: 'paid, as the treasury said' },
  'payment.book_returned': { zh: '国库回执：退回', en: 'returned, as the treasury said' },
  'payment.came_back': { zh: '退汇冲回', en: 'reversed: it came back' },
  'payment.book_interest': { zh: '国库回执：利息已支付', en: 'the interest paid, as the treasury said' },
  'payment.interest_came_back': { zh: '利息退汇冲回', en: 'the interest reversed: it came back' },
  'payment.keep_earned': { zh: '合同终止后保留应付款', en: 'kept for what was earned before the end' },
  'payment.recompute': { zh: '结果更正后重新计算', en: 'computed anew' },
  'grant.book_paid': { zh: '国库回执：已支付', en: 'paid, as the treasury said' },
  'grant.book_returned': { zh: '国库回执：退回', en: 'returned, as the treasury said' },
  'grant.came_back': { zh: '退汇冲回', en: 'reversed: it came back' },
  'voucher_claim.book_paid': { zh: '国库回执：已支付', en: 'paid, as the treasury said' },
  'voucher_claim.book_returned': { zh: '国库回执：退回', en: 'returned, as the treasury said' },
  'voucher_claim.came_back': { zh: '退汇冲回', en: 'reversed: it came back' },
  'bond.book_paid': { zh: '国库回执：已退还', en: 'given back, as the treasury said' },
  'bond.came_back': { zh: '退汇冲回', en: 'reversed: it came back' },
  'performance_bond.book_paid': { zh: '国库回执：已退还', en: 'given back, as the treasury said' },
  'performance_bond.came_back': { zh: '退汇冲回', en: 'reversed: it came back' },
  'breach.offset': { zh: '违约金从付款中抵扣', en: 'damages taken off a payment' },
  'breach.undo_offset': { zh: '退汇后违约金恢复应收', en: 'damages owed again: the payment came back' },
};

export function step_said(meta: ReturnType<typeof use_meta>, step: string): string {
  const dot = step.indexOf('.');
  return say(meta.step(step.slice(0, dot), step.slice(dot + 1))?.title ?? own[step]) || step;
}
