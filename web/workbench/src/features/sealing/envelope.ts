import { ask, Refused } from '@/api/client';
import type { Body, ObjectPage } from '@/api/types';
import { t } from '@/i18n';
import { digest_of, fingerprint, from_base64 } from '@/lib/digest';
import type { RawReference } from '@/lib/form';
import type { StepProps, StepWork } from '@/lib/use_step';
import { use_session } from '@/stores/session';
import { computed, ref, shallowRef, watch } from 'vue';
import { use_attachments } from './attachments';
import { seal } from './seal';
import { suite_of_key } from './suite';

// What every page does that seals something: reads what it is for, shows the mark of its key, and encrypts what was written
// before it is sent. `parent_field` names what it is for, `plural` where that is read.
export function use_envelope(props: StepProps, work: StepWork, parent_field: string, plural: string, on_read: () => void = () => undefined) {
  const session = use_session();
  const target = shallowRef<ObjectPage | null>(null);
  const problem = shallowRef<Refused['problem'] | null>(null);
  const mark = ref('');
  const stage = ref('');
  const envelope = ref('');
  const digest = ref('');

  // What exists knows what it is for; something new is made for what was chosen.
  const parent = computed(() => (typeof props.object?.parent === 'number' ? props.object.parent : props.object?.parent?.id ?? null));
  const chosen = computed(() => parent.value ?? (work.raw.value[parent_field] as RawReference | null)?.id ?? null);
  // Whose it is; the envelope opens as nobody else's.
  const provider = computed(() => props.object?.party?.id ?? session.session?.organisation?.id ?? 0);
  const terms = computed((): Body => target.value?.body ?? {});
  const key = computed(() => String(terms.value.opening_key ?? ''));
  watch(key, (now) => { if (now) void suite_of_key(from_base64(now)); }, { immediate: true });
  const files = use_attachments(() => key.value, stage);

  async function load(): Promise<void> {
    target.value = null;
    problem.value = null;
    if (!chosen.value) return;
    try {
      target.value = await ask<ObjectPage>(`/api/${plural}/${chosen.value}`);
      mark.value = key.value ? await fingerprint(key.value) : '';
      on_read();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.value = error.problem;
    }
  }
  watch(chosen, load, { immediate: true });

  // What is sent: the attachments first, then the envelope that holds their keys. `written` is asked once they are there.
  async function sealed(written: () => Body): Promise<Body | null> {
    if (!target.value || !key.value || !provider.value) return null;
    try {
      await files.send();
      stage.value = t('bid_sealing');
      envelope.value = await seal(written(), key.value, { object: target.value.id, provider: provider.value });
      digest.value = await digest_of(new TextEncoder().encode(envelope.value));
      return { ...(props.object ? {} : { [parent_field]: target.value.id }), envelope: envelope.value, ...files.beside() };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      work.problem.value = error.problem;
      return null;
    } finally {
      stage.value = '';
    }
  }
  return { target, terms, problem, mark, stage, envelope, digest, key, provider, files, load, sealed };
}
