import { ask } from '@/api/client';
import type { KindMeta, Meta, Said, StepMeta } from '@/api/types';
import { defineStore } from 'pinia';
import { ref } from 'vue';

export const use_meta = defineStore('meta', () => {
  const meta = ref<Meta | null>(null);
  let asking: Promise<Meta> | null = null;

  async function load(): Promise<Meta> {
    if (meta.value) return meta.value;
    asking ??= ask<Meta>('/api/meta').then((given) => (meta.value = given)).finally(() => { asking = null; });
    return asking;
  }
  const by_plural = (plural: string): KindMeta | undefined => meta.value?.kinds.find((one) => one.plural === plural);
  const by_kind = (kind: string): KindMeta | undefined => meta.value?.kinds.find((one) => one.kind === kind);
  const step = (kind: string, name: string): StepMeta | undefined => by_kind(kind)?.steps.find((one) => one.name === name);
  // In the reader's language, from the description of the kind; what the server called it where that is not known.
  const state_of = (one: { kind: string; state: string; state_label?: Said | undefined }): Said => by_kind(one.kind)?.states.find((state) => state.name === one.state)?.label ?? one.state_label ?? one.state;
  const path_of = (kind: string, id?: number | string): string => `/${by_kind(kind)?.plural ?? `${kind}s`}${id === undefined ? '' : `/${id}`}`;
  return { meta, load, by_plural, by_kind, step, state_of, path_of };
});
