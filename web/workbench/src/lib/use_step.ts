import { ask, command_key, Refused } from '@/api/client';
import type { Body, Field, Finding, KindMeta, NextStep, ObjectPage, Problem, StepAnswer, StepMeta } from '@/api/types';
import { say, t } from '@/i18n';
import { drop_draft, read_draft, write_draft, type Draft } from '@/lib/drafts';
import { collect, lay_over, to_raw, with_names, without_secrets, type Fault, type Raw } from '@/lib/form';
import { use_session } from '@/stores/session';
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';

export interface StepProps { kind: KindMeta; object: ObjectPage | null; step: StepMeta | NextStep; preset: Body; restore: boolean }

// One step being filled in: its form, what is wrong with it, its draft, and its handing in.
// With `any_revision` it may be done although others have moved on: of several who each add their own part.
export function use_step(props: StepProps, fields: Field[] = props.step.input, { any_revision = false } = {}) {
  const session = use_session();
  const draft_key = [session.session?.person.id ?? 0, session.session?.organisation?.id ?? 0, props.step.operation, props.object?.id ?? 'new'].join('.');
  const start = to_raw(fields, { ...(props.object?.body ?? {}), ...props.preset });
  const raw = ref<Raw>(start);
  const faults = ref<Fault[]>([]);
  const problem = shallowRef<Problem | null>(null);
  const busy = ref(false);
  const answer = shallowRef<StepAnswer | null>(null);
  const offered = shallowRef<Draft | null>(read_draft(draft_key));
  const kept_at = ref<number | null>(null);
  // Only what a person changed is worth keeping; filling in labels and rows is not.
  const touched = ref(false);
  const touch = (): void => { touched.value = true; };
  // The key stays the same while the same input is tried again after a broken line, so nothing counts twice.
  let key = command_key();

  function keep(): void {
    if (!touched.value || answer.value) return;
    const at = Date.now();
    if (write_draft(draft_key, { at, revision: props.object?.revision ?? 0, body: without_secrets(fields, raw.value) as unknown as Body })) kept_at.value = at;
  }
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(raw, () => {
    if (!touched.value) return;
    key = command_key();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 500);
  }, { deep: true });
  window.addEventListener('pagehide', keep);
  onBeforeUnmount(() => {
    clearTimeout(waiting);
    keep();
    window.removeEventListener('pagehide', keep);
  });

  function take_draft(): void {
    if (offered.value) raw.value = lay_over(fields, start, offered.value.body as unknown as Raw);
    offered.value = null;
  }
  function refuse_draft(): void {
    drop_draft(draft_key);
    offered.value = null;
  }
  if (props.restore) take_draft();

  // Checked before the confirmation is asked for; the server checks again.
  function gather(): Body | null {
    problem.value = null;
    const gathered = collect(fields, raw.value, '', props.step.draft === true);
    // A draft may want anything but what it is made under.
    const under = props.object === null && 'parent_field' in props.step ? fields.find((one) => one.name === (props.step as StepMeta).parent_field) : undefined;
    if (under && gathered.body[under.name] === undefined && !gathered.faults.some((one) => one.path === under.name)) gathered.faults.unshift({ path: under.name, says: t('is_missing', { field: say(under.label) }) });
    faults.value = with_names(fields, gathered.faults);
    return gathered.faults.length === 0 ? gathered.body : null;
  }

  async function send(body: Body): Promise<StepAnswer | null> {
    busy.value = true;
    problem.value = null;
    faults.value = [];
    const path = props.object ? `/api/${props.kind.plural}/${props.object.id}/${props.step.name}` : `/api/${props.kind.plural}${props.kind.steps[0]?.name === props.step.name ? '' : `/${props.step.name}`}`;   // a second way to make one has its name
    try {
      answer.value = await ask<StepAnswer>(path, { method: 'POST', body, key, ...(props.object && !any_revision ? { revision: props.object.revision } : {}) });
      drop_draft(draft_key);
      return answer.value;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!error.offline) key = command_key();
      // A finding about what this form does not ask for (the budget behind an order) is about the whole of it.
      const asked = new Set([...fields, ...props.step.input].map((one) => one.name));
      const here = (one: Finding): boolean => asked.has(one.field.split('.')[0] ?? '');
      problem.value = { ...error.problem, findings: error.problem.findings.map((one) => (here(one) ? one : { ...one, field: '' })) };
      faults.value = with_names([...fields, ...props.step.input], error.problem.findings.filter(here).map((one: Finding) => ({ path: one.field, says: say(one.says), finding: one })));
      keep();
      return null;
    } finally {
      busy.value = false;
    }
  }

  return { raw, faults, problem, busy, answer, offered, kept_at, touch, keep, take_draft, refuse_draft, gather, send };
}
export type StepWork = ReturnType<typeof use_step>;
