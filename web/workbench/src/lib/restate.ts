import type { Body, Field } from '@/api/types';

export interface Row { label: string; value: string }

const most = 8;
const longest = 60;
const in_a_line = new Set(['choice', 'day', 'instant', 'integer', 'share', 'score', 'yes_no', 'reference']);

// What was entered and can be told in a line, before it is handed in. Long texts and files are read in the form behind, and
// sums of money stand in the confirmation by themselves.
export function told_in_a_line(fields: Field[], values: Body): Field[] {
  return fields.filter((field) => {
    const value = values[field.name];
    if (value === undefined || value === null || value === '') return false;
    return in_a_line.has(field.kind) || (field.kind === 'text' && typeof value === 'string' && [...value].length <= longest);
  }).slice(0, most);
}
