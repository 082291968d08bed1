import type { Actor, KindMeta } from '@/api/types';
import { language, say, t, type Word } from '@/i18n';

// Posts that are an organisation's own say by themselves whose they are; only a buyer's does not tell which buyer.
const of_a_buyer = (post: string): boolean => post.startsWith('buyer.');
const of_a_provider = (post: string): boolean => post.startsWith('provider.');

function said(one: Actor): string {
  const label = say(one.label);
  const itself = (one.relation === 'owner' && !of_a_buyer(one.post)) || (one.relation === 'party' && of_a_provider(one.post));
  const word = itself ? '' : t(`relation_${one.relation}` as Word);
  if (!word) return label;
  if (one.relation === 'participant' && language.value === 'zh') return `${word}${label}`;
  return language.value === 'zh' ? `${word} ${label}` : `${label} ${word}`;
}

// Who takes a step. Of a purchase the people named to take part are the holders of the opening key, whichever posts they
// have: the role is said once, not each post that could be given it.
export function who_of(actors: Actor[], kind: string): string {
  const roles = actors.map((one) => (kind === 'tender' && one.relation === 'participant' ? t('role_key_holder') : said(one)));
  return [...new Set(roles)].join(' / ');
}

// What the organisation that keeps a kind of object is called: a buyer, but not who keeps the pool of experts.
export function owner_word(kind: KindMeta | undefined): string {
  const steps = kind?.steps ?? [];
  const later = steps.flatMap((step) => step.who).filter((one) => one.relation === 'owner');
  // What nobody touches again is kept by whoever made it, unless it was made under another's object or by a provider, who keeps
  // none.
  const owners = later.length > 0 ? later : steps.filter((step) => step.from.length === 0 && !step.parent_kind).flatMap((step) => step.who).filter((one) => !of_a_provider(one.post));
  return t(owners.length === 0 || owners.some((one) => of_a_buyer(one.post)) ? 'owner' : 'keeper');
}

// What the other organisation of a kind of object is called, so that nobody reads of himself as the other side.
export function party_word(kind: KindMeta | undefined): string {
  const parties = (kind?.steps ?? []).flatMap((step) => step.who).filter((one) => one.relation === 'party');
  return t(parties.length > 0 && parties.every((one) => of_a_provider(one.post)) ? 'party_provider' : 'party');
}
