import { Refused } from '@/api/client';
import type { Problem } from '@/api/types';
import { ref, shallowRef } from 'vue';

// One asking of the server for a page: its answer, its refusal, and asking again.
export function use_load<T>(load: () => Promise<T>) {
  const data = shallowRef<T | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const busy = ref(false);
  let turn = 0;
  async function again(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    problem.value = null;
    try {
      const given = await load();
      if (mine === turn) data.value = given;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (mine === turn) problem.value = error.problem;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  void again();
  return { data, problem, busy, again };
}
