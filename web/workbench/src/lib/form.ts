import type { Body, Field, Finding, Plain } from '@/api/types';
import { say, t } from '@/i18n';
import { read_day, read_instant, type Read } from './days';
import { format_decimal, format_short, parse_decimal } from './decimal';

// What a form holds while somebody types: numbers as the text typed, references with their label, files with their
// name. collect() turns it into what the server takes, or says what is wrong.
export type Raw = { [name: string]: RawValue };
export type RawValue = string | boolean | null | RawReference | RawFile | Raw | Raw[];
export interface RawReference { id: number; label: string }
export interface RawFile { digest: string; name: string; size: number }

// `name`: what its field is called, where the summary at the top tells of it.
export interface Fault { path: string; says: string; name?: string; finding?: Finding }

let rows_made = 0;
export function fresh_row(fields: Field[], body: Body = {}): Raw {
  return { ...to_raw(fields, body), _row: `row-${++rows_made}` };
}

const list_of = (field: Field): Field[] => field.fields ?? [];

export function to_raw(fields: Field[], body: Body | null | undefined): Raw {
  const raw: Raw = {};
  for (const field of fields) raw[field.name] = raw_of(field, body?.[field.name]);
  return raw;
}

function raw_of(field: Field, value: Plain | undefined): RawValue {
  switch (field.kind) {
    case 'money': return typeof value === 'number' ? format_decimal(value) : typeof value === 'string' ? value : '';
    case 'share':
    case 'score': return typeof value === 'number' ? format_short(value) : '';
    case 'integer': return typeof value === 'number' ? String(value) : '';
    case 'yes_no': return typeof value === 'boolean' ? value : null;
    case 'reference':
      if (typeof value === 'number') return { id: value, label: '' };
      return value && typeof value === 'object' && 'id' in value ? { id: Number(value.id), label: String(value.label ?? value.name ?? '') } : null;
    case 'digest': return typeof value === 'string' && value !== '' ? { digest: value, name: '', size: 0 } : null;
    case 'group': return to_raw(list_of(field), value as Body);
    case 'list': {
      const rows = Array.isArray(value) ? value.map((row) => ({ ...to_raw(list_of(field), row as Body), _row: `row-${++rows_made}` })) : [];
      const least = field.optional ? 0 : Math.max(1, field.minimum ?? 1);
      while (rows.length < least) rows.push(fresh_row(list_of(field)) as (typeof rows)[number]);
      return rows;
    }
    case 'instant': return typeof value === 'string' ? value.slice(0, 19).replace('T', ' ').replace(/(:\d\d):00$/, '$1') : '';
    default: return typeof value === 'string' ? value : '';
  }
}

export function is_blank(field: Field, raw: RawValue | undefined): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  if (field.kind === 'group') return list_of(field).every((one) => is_blank(one, (raw as Raw)[one.name]));
  if (field.kind === 'list') return (raw as Raw[]).length === 0;
  return false;
}

// The fields that are asked for after the answers beside them; an answer that is itself not asked for counts as none.
export function asked_fields(fields: Field[], raw: Raw): Field[] {
  const is_asked = (field: Field): boolean => {
    if (!field.asked_when) return true;
    const { field: other, answers } = field.asked_when;
    const answer = raw[other];
    const depends_on = fields.find((one) => one.name === other);
    return depends_on !== undefined && is_asked(depends_on) && answers.includes(typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer ?? ''));
  };
  return fields.filter(is_asked);
}

// A draft may want anything; what stands in it must be right. What is no longer asked for is not handed in.
export function collect(fields: Field[], raw: Raw, path = '', draft = false): { body: Body; faults: Fault[] } {
  const body: Body = {};
  const faults: Fault[] = [];
  for (const field of asked_fields(fields, raw)) {
    const where = path === '' ? field.name : `${path}.${field.name}`;
    const value = raw[field.name];
    const wrong = (says: string): void => { faults.push({ path: where, says }); };
    if (field.kind === 'list') {
      // A row nobody has touched is none.
      const rows = ((value ?? []) as Raw[]);
      const kept: Plain[] = [];
      rows.forEach((row, at) => {
        const untouched = list_of(field).every((one) => is_blank(one, row[one.name]));
        if (untouched && (draft || field.optional || rows.length > 1)) return;
        const inner = collect(list_of(field), row, `${where}.${at}`, draft);
        kept.push(inner.body);
        faults.push(...inner.faults);
      });
      if (kept.length > 0) body[field.name] = kept;
      const least = field.minimum ?? (field.optional ? 0 : 1);
      if (!draft && kept.length < least && !(field.optional && kept.length === 0)) wrong(t('is_too_few', { n: least }));
      continue;
    }
    if (field.kind === 'group') {
      if ((draft || field.optional) && is_blank(field, value)) continue;
      const inner = collect(list_of(field), (value ?? {}) as Raw, where, draft);
      body[field.name] = inner.body;
      faults.push(...inner.faults);
      continue;
    }
    if (is_blank(field, value)) {
      if (!field.optional && !draft) wrong(t('is_missing', { field: say(field.label) }));
      continue;
    }
    const read = read_value(field, value!);
    if ('wrong' in read) wrong(read.wrong);
    else body[field.name] = read.value;
  }
  return { body, faults };
}

// A day that was read, or why it was not: what is written is never changed into another.
function told(read: Read, how: string, as: (read: string) => string): { value: Plain } | { wrong: string } {
  if ('value' in read) return { value: as(read.value) };
  return { wrong: { nothing: how, impossible: t('is_impossible'), no_hour: t('is_no_hour'), with_hour: t('is_with_hour') }[read.fault] };
}

// What is wrong with what a field holds, said when it is left; empty where nothing is, or where nothing stands in it.
export function wrong_with(field: Field, raw: RawValue): string {
  if (is_blank(field, raw)) return '';
  const read = read_value(field, raw);
  return 'wrong' in read ? read.wrong : '';
}

function read_value(field: Field, raw: RawValue): { value: Plain } | { wrong: string } {
  const { minimum, maximum } = field;
  switch (field.kind) {
    case 'integer':
    case 'money':
    case 'share':
    case 'score': {
      const places = field.kind === 'integer' ? 0 : 2;
      const number = parse_decimal((raw as string).trim().replace(/[%\uff05]$/, ''), places);
      if (number === null) return { wrong: t(field.kind === 'money' ? 'is_no_money' : field.kind === 'integer' ? 'is_no_number' : 'is_no_decimal') };
      const shown = (n: number): string => (field.kind === 'integer' ? String(n) : field.kind === 'money' ? format_decimal(n) : format_short(n));
      const low = minimum ?? (field.kind === 'money' ? 0 : undefined);
      if (low !== undefined && number < low) return { wrong: t('is_too_small', { n: shown(low) }) };
      if (maximum !== undefined && number > maximum) return { wrong: t('is_too_large', { n: shown(maximum) }) };
      return { value: number };
    }
    case 'reference': return { value: (raw as RawReference).id };
    case 'digest': return { value: (raw as RawFile).digest };
    case 'yes_no': return { value: raw as boolean };
    case 'day': return told(read_day(raw as string), t('is_no_day'), (day) => day);
    case 'instant': return told(read_instant(raw as string), t('is_no_instant'), (then) => `${then.replace(' ', 'T')}${then.length === 16 ? ':00' : ''}+08:00`);
    default: {
      const text = raw as string;
      const count = [...text].length;
      if (field.kind === 'text' || field.kind === 'prose') {
        const most = maximum ?? (field.kind === 'prose' ? 20_000 : 200);
        if (count > most) return { wrong: t('is_too_long', { n: most }) };
        if (minimum !== undefined && count < minimum) return { wrong: t('is_too_short', { n: minimum }) };
      }
      return { value: text };
    }
  }
}

// "评审因素 第 2 项 分值": which field a path leads to, for who reads of it elsewhere. Nothing where there is none such.
export function name_at(fields: Field[], path: string): string {
  const names: string[] = [];
  let here = fields;
  for (const part of path.split('.')) {
    if (/^\d+$/.test(part)) {
      names.push(t('row_n', { n: Number(part) + 1 }));
      continue;
    }
    const field = here.find((one) => one.name === part);
    if (!field) break;
    names.push(say(field.label));
    here = list_of(field);
  }
  return names.join(' ');
}
// A sentence that tells the field itself needs no name before it.
export function with_names(fields: Field[], faults: Fault[]): Fault[] {
  return faults.map((fault) => {
    const name = name_at(fields, fault.path);
    return name === '' || fault.says.includes(name) ? fault : { ...fault, name };
  });
}

// Raw input without its secrets: what may stay on this machine.
export function without_secrets(fields: Field[], raw: Raw): Raw {
  const kept: Raw = {};
  for (const [name, value] of Object.entries(raw)) {
    const field = fields.find((one) => one.name === name);
    if (field?.kind === 'secret') continue;
    if (field?.kind === 'group') kept[name] = without_secrets(list_of(field), value as Raw);
    else if (field?.kind === 'list') kept[name] = (value as Raw[]).map((row) => without_secrets(list_of(field), row));
    else kept[name] = value;
  }
  return kept;
}

// A kept draft laid over a fresh form: fields that no longer exist fall away, new ones stand empty.
export function lay_over(fields: Field[], fresh: Raw, draft: Raw): Raw {
  const laid: Raw = { ...fresh };
  for (const field of fields) {
    const value = draft[field.name];
    if (value === undefined) continue;
    if (field.kind === 'group') laid[field.name] = lay_over(list_of(field), fresh[field.name] as Raw, (value ?? {}) as Raw);
    else if (field.kind === 'list') laid[field.name] = ((value ?? []) as Raw[]).map((row) => ({ ...lay_over(list_of(field), fresh_row(list_of(field)), row), _row: `row-${++rows_made}` }));
    else laid[field.name] = value;
  }
  return laid;
}
