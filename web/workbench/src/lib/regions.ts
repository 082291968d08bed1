import { ask } from '@/api/client';
import type { Region } from '@/api/admin';
import { shallowRef } from 'vue';

const known = shallowRef<Map<string, Region>>(new Map());
let asking: Promise<void> | null = null;

// The name of a region by its code, "成都市锦江区"; the code itself until it is known.
export function region_name(code: string): string {
  asking ??= ask<{ items: Region[] }>('/api/regions').then(({ items }) => { known.value = new Map(items.map((one) => [one.code, one])); }, () => { asking = null; });
  const region = known.value.get(code);
  if (!region) return code;
  return `${known.value.get(region.parent)?.name ?? ''}${region.name}`;
}
