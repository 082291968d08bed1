import { Refused } from '@/api/client';
import type { Body, Field, Finding, Problem } from '@/api/types';
import { say } from '@/i18n';
import { collect, to_raw, with_names, type Fault, type Raw } from '@/lib/form';
import { ref, shallowRef } from 'vue';

// A form that is no step of a procedure: what was typed, what is wrong with it, and handing it in.
export function use_form(fields: () => Field[], start: Body = {}) {
  const raw = ref<Raw>(to_raw(fields(), start));
  const faults = ref<Fault[]>([]);
  const problem = shallowRef<Problem | null>(null);
  const busy = ref(false);

  function reset(body: Body = {}): void {
    raw.value = to_raw(fields(), body);
    faults.value = [];
    problem.value = null;
  }
  // What the fields hold, or nothing and the faults beside them.
  function gather(): Body | null {
    problem.value = null;
    const gathered = collect(fields(), raw.value);
    faults.value = with_names(fields(), gathered.faults);
    return gathered.faults.length === 0 ? gathered.body : null;
  }
  async function send<T>(asking: () => Promise<T>): Promise<T | null> {
    busy.value = true;
    problem.value = null;
    faults.value = [];
    try {
      return await asking();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.value = error.problem;
      faults.value = with_names(fields(), error.problem.findings.filter((one) => one.field !== '').map((one: Finding) => ({ path: one.field, says: say(one.says), finding: one })));
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { raw, faults, problem, busy, reset, gather, send };
}
