import type { Body, ObjectPage } from '@/api/types';
import { say } from '@/i18n';
import { use_meta } from '@/stores/meta';
import { use_session } from '@/stores/session';
import type { SuiteCode } from '../sealing/suite';
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';

// Who holds the opening key, as the page of the purchase tells it.
export interface Holder { post: string; organisation_name: string; person?: number; person_name?: string; share_key?: string; share_digest?: string; given_at?: string }

export function use_holders(body: () => Body | undefined) {
  const session = use_session();
  const meta = use_meta();
  // Who they are stands beside the rows, for those concerned.
  const rows = (name: string): Holder[] => (Array.isArray(body()?.[name]) ? (body()![name] as unknown as Holder[]) : []);
  const holders = computed((): Holder[] => rows('key_holders').map((one, at) => ({ ...one, ...rows('key_people')[at] })));
  const threshold = computed(() => Number(body()?.key_threshold ?? 0));
  const suite = computed((): SuiteCode => (body()?.key_suite === 'national' ? 'national' : 'international'));
  const given = computed(() => holders.value.filter((one) => one.given_at).length);
  const enough = computed(() => threshold.value > 0 && given.value >= threshold.value);
  const mine = computed(() => holders.value.find((one) => one.person !== undefined && one.person === session.session?.person.id));
  const posts = computed(() => meta.meta?.kinds.flatMap((kind) => kind.shows).find((one) => one.name === 'key_holders')?.fields?.find((one) => one.name === 'post')?.options ?? []);
  const post = (name: string): string => say(posts.value.find((one) => one.value === name)?.label) || name;
  return { holders, threshold, suite, given, enough, mine, post };
}

const every = 2_000;

// The purchase as it is now, asked again every two seconds while the page is looked at, and the clock on the wall. It is
// asked as the public asks, who may see as much: a page that is left open must not keep a session alive. A broken line
// keeps what was known.
export function use_live(first: ObjectPage | null, plural: string) {
  const object = shallowRef(first);
  const now = ref(Date.now());
  let asking = false;
  async function look(): Promise<void> {
    if (asking || !object.value || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(`/api/${plural}/${object.value.id}`, { credentials: 'omit', headers: { Accept: 'application/json' } });
      const seen = answer.ok ? ((await answer.json()) as ObjectPage) : null;
      if (seen) object.value = { ...object.value, state: seen.state, body: { ...object.value.body, ...seen.body } };
    } catch {
      // The next look tells.
    } finally {
      asking = false;
    }
  }
  let ticking: ReturnType<typeof setInterval> | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    ticking = setInterval(() => { now.value = Date.now(); }, 1_000);
    looking = setInterval(() => void look(), every);
  });
  onBeforeUnmount(() => {
    clearInterval(ticking);
    clearInterval(looking);
  });
  return { object, now, look };
}
