import type { Field, KindMeta, NextStep, ObjectPage, StepMeta } from '@/api/types';
import type { Word } from '@/i18n';
import { type Component, defineAsyncComponent } from 'vue';

// Pages made by hand, used where a step is of their shape; every other step gets its form from the description.
interface Feature { matches: (kind: KindMeta, step: StepMeta | NextStep) => boolean; page: Component }

const has = (fields: Field[] | undefined, name: string, kind: string): boolean => !!fields?.some((one) => one.name === name && one.kind === kind);
const inner = (step: StepMeta | NextStep, name: string): Field[] | undefined => step.input.find((one) => one.name === name && one.kind === 'list')?.fields;

const features: Feature[] = [
  { matches: (kind, step) => kind.kind === 'bid' && has(step.input, 'envelope', 'sealed'), page: defineAsyncComponent(() => import('./bidding/BidPage.vue')) },
  { matches: (kind, step) => kind.kind === 'framework_offer' && has(step.input, 'envelope', 'sealed'), page: defineAsyncComponent(() => import('./framework/OfferPage.vue')) },
  { matches: (kind, step) => kind.kind === 'framework_quote' && has(step.input, 'envelope', 'sealed'), page: defineAsyncComponent(() => import('./framework/QuotePage.vue')) },
  { matches: (kind, step) => kind.kind === 'tender' && has(step.input, 'method', 'choice') && has(step.input, 'project', 'reference'), page: defineAsyncComponent(() => import('./tender/MethodPage.vue')) },
  { matches: (kind, step) => kind.kind === 'bond' && has(step.input, 'form', 'choice') && has(step.input, 'amount', 'money'), page: defineAsyncComponent(() => import('./bidding/BondPage.vue')) },
  { matches: (_kind, step) => has(step.input, 'share_key', 'sealed'), page: defineAsyncComponent(() => import('./opening/KeyPage.vue')) },
  { matches: (_kind, step) => has(inner(step, 'shares'), 'wrapped', 'sealed'), page: defineAsyncComponent(() => import('./opening/SplitPage.vue')) },
  { matches: (_kind, step) => has(step.input, 'share', 'secret'), page: defineAsyncComponent(() => import('./opening/GiveSharePage.vue')) },
  { matches: (kind, step) => (kind.kind === 'tender' && step.name === 'open') || step.name === 'open_offers', page: defineAsyncComponent(() => import('./opening/OpenPage.vue')) },
  { matches: (kind, step) => kind.kind === 'signing_key' && has(step.input, 'proof', 'sealed'), page: defineAsyncComponent(() => import('./contract/EnrolKeyPage.vue')) },
  { matches: (kind, step) => kind.kind === 'contract' && has(step.input, 'signature', 'sealed'), page: defineAsyncComponent(() => import('./contract/SignPage.vue')) },
  { matches: (_kind, step) => has(inner(step, 'scores'), 'bid', 'reference') && has(inner(step, 'scores'), 'score', 'score'), page: defineAsyncComponent(() => import('./review/ScorePage.vue')) },
  { matches: (_kind, step) => step.input.some((one) => one.kind === 'list' && has(one.fields, 'indicator', 'text') && has(one.fields, 'mark', 'score')), page: defineAsyncComponent(() => import('./assessment/RoundPage.vue')) },
  { matches: (kind, step) => kind.kind === 'progress' && (has(step.input, 'quantities', 'list') || has(step.input, 'accepted', 'list')), page: defineAsyncComponent(() => import('./follow_up/ReportPage.vue')) },
  { matches: (kind, step) => kind.kind === 'credit_sanction' && has(step.input, 'measure', 'choice'), page: defineAsyncComponent(() => import('./credit/DecidePage.vue')) },
];

export function feature_of(kind: KindMeta, step: StepMeta | NextStep): Component | null {
  return features.find((one) => one.matches(kind, step))?.page ?? null;
}

// What is not offered under an object although its kind could be made there: a second bid of the same bidder; a bond where
// none is asked for, or where there is one already, which is replaced instead; a query where the purchase knows claims, and
// a complaint before there was a query.
const takes_bids = (tender: ObjectPage): boolean => tender.state === 'lot_open' || (tender.state === 'published' && !Array.isArray(tender.body.lots));
const not_offered: { kind: string; under: (parent: ObjectPage) => boolean }[] = [
  { kind: 'bid', under: (tender) => !takes_bids(tender) || tender.children.some((one) => one.kind === 'bid') },
  { kind: 'bond', under: (bid) => typeof bid.body.bond_asked !== 'number' || bid.children.some((one) => one.kind === 'bond') },
  { kind: 'bond', under: (bid) => typeof bid.body.open_until !== 'string' || Date.parse(bid.body.open_until) < Date.now() },
  { kind: 'project_application', under: (guide) => guide.state !== 'published' },
  { kind: 'selection_objection', under: (guide) => guide.state !== 'noticed' },
  { kind: 'query', under: (tender) => tender.body.purchase_class !== 'procurement' },
  { kind: 'complaint', under: (tender) => tender.body.purchase_class !== 'procurement' || !tender.children.some((one) => one.kind === 'query') },
  { kind: 'claim', under: (tender) => tender.body.purchase_class !== 'other' },
];
export const offered_under = (parent: ObjectPage, kind: string): boolean => !not_offered.some((one) => one.kind === kind && one.under(parent));

// When one of several that look alike is the right one.
const meant_for: Record<string, Word> = { enquiry: 'start_enquiry', query: 'start_query', complaint: 'start_complaint', claim: 'start_claim' };
export const start_hint = (kind: string): Word | undefined => meant_for[kind];

// Why a reader finds nothing to start where he might look for it: whom the rules leave it to.
const left_to: Record<string, { says: Word; clause: string }> = { framework: { says: 'framework_by_whom', clause: 'LP-280' } };
export const left_to_others = (kind: string): { says: Word; clause: string } | undefined => left_to[kind];
