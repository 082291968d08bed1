import { ask, keep_csrf } from '@/api/client';
import type { Session } from '@/api/types';
import { defineStore } from 'pinia';
import { forget_references } from '@/lib/references';
import { computed, ref } from 'vue';

export const use_session = defineStore('session', () => {
  const session = ref<Session | null>(null);
  const asked = ref(false);
  const signed_in = computed(() => session.value !== null);

  // What anybody may do, whoever is signed in may.
  const may_as = (post: string): boolean => post === 'public' || (session.value?.posts.some((held) => held.name === post) ?? false);

  function take(given: Session | null): void {
    if (given?.person.id !== session.value?.person.id || given?.organisation?.id !== session.value?.organisation?.id) forget_references();
    session.value = given;
    keep_csrf(given?.csrf ?? '');
  }
  async function restore(): Promise<void> {
    if (asked.value) return;
    try {
      take(await ask<Session>('/api/session', { quiet: true }));
    } catch {
      take(null);
    }
    asked.value = true;
  }
  async function sign_in(login: string, password: string, code: string): Promise<void> {
    take(await ask<Session>('/api/session', { method: 'POST', quiet: true, body: code === '' ? { login, password } : { login, password, code } }));
    asked.value = true;
  }
  async function choose(organisation: number): Promise<void> {
    const answer = await ask<Session>('/api/session/organisation', { method: 'POST', body: { organisation } });
    take({ ...answer, csrf: answer.csrf ?? session.value?.csrf ?? '' });
  }
  async function sign_out(): Promise<void> {
    try {
      await ask('/api/session', { method: 'DELETE', quiet: true });
    } finally {
      take(null);
    }
  }
  return { session, asked, signed_in, may_as, take, restore, sign_in, choose, sign_out };
});
