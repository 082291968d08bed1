import { ask, Refused } from '@/api/client';
import type { Body, Field, ObjectPage, Plain } from '@/api/types';
import { computed, type ComputedRef, inject, provide, type InjectionKey, type Ref, shallowRef, watch } from 'vue';

// A number that says which row of another object's list is meant, as a bid says to which factor of the purchase document
// an answer is: `of` is then "tender.factors". A reader is told the row, not its number.
export function row_list(field: Field): { kind: string; list: string } | null {
  const [kind, list] = field.kind === 'integer' ? (field.of ?? '').split('.') : [];
  return kind && list ? { kind, list } : null;
}

// Whose rows the fields count: the kind of object, or nothing.
export function counts_rows_of(fields: Field[]): string | null {
  for (const field of fields) {
    const found = row_list(field)?.kind ?? counts_rows_of(field.fields ?? []);
    if (found) return found;
  }
  return null;
}

// Numbers begin at one.
export function row_name(field: Field, number: Plain | undefined, counted: Body | null): string | null {
  const at = row_list(field);
  const rows = at && counted ? counted[at.list] : null;
  const row = Array.isArray(rows) && typeof number === 'number' ? (rows[number - 1] as Body | undefined) : undefined;
  const name = row?.name ?? row?.text;
  return typeof name === 'string' && name !== '' ? name : null;
}

const counted_key: InjectionKey<Ref<Body | null>> = Symbol('counted');
export const counted_here = (): Ref<Body | null> => inject(counted_key, () => shallowRef(null), true);

// The fields of the object that is shown: a remark names one of them.
const shown_key: InjectionKey<ComputedRef<Field[]>> = Symbol('shown');
export const shown_here = (): ComputedRef<Field[]> => inject(shown_key, () => computed(() => []), true);

// For a page that shows an object: fetches what its numbers count, once it is known, where the reader may see it. `path_of` gives
// the address of an object.
export function provide_rows(page: Ref<ObjectPage | null>, fields: () => Field[], path_of: (kind: string, id: number) => string): void {
  const counted = shallowRef<Body | null>(null);
  provide(counted_key, counted);
  provide(shown_key, computed(fields));
  watch(page, async (object) => {
    const kind = counts_rows_of(fields());
    const parent = typeof object?.parent === 'number' ? object.parent : object?.parent?.id;
    if (!kind || !parent) return;
    try {
      counted.value = (await ask<ObjectPage>(`/api${path_of(kind, parent)}`)).body;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }, { immediate: true });
}
