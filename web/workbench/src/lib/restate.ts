import type { Body, Field } from '@/api/types';
import { say, t } from '@/i18n';
import { weekday } from '@/lib/days';

export interface Row { label: string; value: string }

const most = 8;

// What was chosen in a form, as it stands: choices, days, yes or no, counts. Long texts and files are left to the form.
export function plain_rows(fields: Field[], body: Body): Row[] {
  const rows: Row[] = [];
  for (const field of fields) {
    const value = body[field.name];
    const label = say(field.label);
    if (field.kind === 'choice' && typeof value === 'string') rows.push({ label, value: say(field.options?.find((one) => one.value === value)?.label) || value });
    if (field.kind === 'day' && typeof value === 'string') rows.push({ label, value: `${value} ${weekday(value)}` });
    if (field.kind === 'yes_no' && typeof value === 'boolean') rows.push({ label, value: value ? t('yes') : t('no') });
    if (field.kind === 'integer' && typeof value === 'number') rows.push({ label, value: String(value) });
  }
  return rows.slice(0, most);
}
