// Field descriptions as the server gives them, and the checking of input by them.
const say = (zh, en) => ({ zh, en });
const make = (kind) => (name, zh, en, more = {}) => ({ name, kind, label: say(zh, en), ...more });

export const field = Object.fromEntries(['text', 'prose', 'integer', 'money', 'share', 'score', 'day', 'instant', 'yes_no',
  'digest', 'sealed', 'secret'].map((kind) => [kind, make(kind)]));
field.choice = (name, zh, en, options, more = {}) => ({ ...make('choice')(name, zh, en, more),
  options: options.map(([value, a, b]) => ({ value, label: say(a, b) })) });
field.reference = (name, zh, en, of, more = {}) => ({ ...make('reference')(name, zh, en, more), of });
field.group = (name, zh, en, fields, more = {}) => ({ ...make('group')(name, zh, en, more), fields });
field.list = (name, zh, en, fields, more = {}) => ({ ...make('list')(name, zh, en, more), fields });

export const opt = { optional: true };
export const hint = (zh, en) => ({ hint: say(zh, en) });
export { say };

export function check(fields, input, cite, path = '', findings = []) {
  const fault = (where, code, zh, en, clauses) => findings.push({ code, field: where, says: say(zh, en),
    remedy: code === 'form.missing' ? say('请填写这一项', 'Fill in this field') : undefined, cites: (clauses ?? []).map(cite), why: null });
  for (const key of Object.keys(input ?? {})) {
    if (!fields.some((one) => one.name === key)) fault(path ? `${path}.${key}` : key, 'form.unknown_field', '没有这一项', 'no such field');
  }
  for (const one of fields) {
    const where = path ? `${path}.${one.name}` : one.name;
    const given = input?.[one.name];
    const empty = given === undefined || given === null || (typeof given === 'string' && given.trim() === '') ||
      (one.kind === 'list' && Array.isArray(given) && given.length === 0);
    if (empty) {
      if (!one.optional) fault(where, 'form.missing', `“${one.label.zh}”必填`, `${one.label.en} is required`, one.clauses);
      continue;
    }
    if (one.kind === 'group') check(one.fields, given, cite, where, findings);
    else if (one.kind === 'list') {
      if (one.minimum && given.length < one.minimum) {
        fault(where, 'form.too_few', `“${one.label.zh}”至少 ${one.minimum} 项`, `${one.label.en} needs at least ${one.minimum}`, one.clauses);
      }
      given.forEach((item, at) => check(one.fields, item, cite, `${where}.${at}`, findings));
    } else if (['integer', 'share', 'score', 'reference', 'money'].includes(one.kind)) {
      if (!Number.isInteger(given)) fault(where, 'form.malformed', '应为整数', 'expected a whole number');
      else if (given < (one.minimum ?? (one.kind === 'money' ? 0 : -Infinity)) || given > (one.maximum ?? Infinity)) {
        fault(where, 'form.out_of_range', `“${one.label.zh}”应在 ${one.minimum ?? '…'} 与 ${one.maximum ?? '…'} 之间`,
          `${one.label.en} must lie between ${one.minimum ?? '…'} and ${one.maximum ?? '…'}`);
      }
    } else if (one.kind === 'day' && !/^\d{4}-\d\d-\d\d$/.test(given)) fault(where, 'form.malformed', '日期应写作 2026-09-30', 'write the day as 2026-09-30');
    else if (one.kind === 'digest' && !/^[0-9a-f]{64}$/.test(given)) fault(where, 'form.malformed', '应为文件的 SHA-256 摘要', 'expected the SHA-256 digest of a file');
    else if (one.kind === 'yes_no' && typeof given !== 'boolean') fault(where, 'form.malformed', '应为是或否', 'expected yes or no');
    else if (typeof given === 'string' && one.maximum && ['text', 'prose'].includes(one.kind) && [...given].length > one.maximum) {
      fault(where, 'form.malformed', `最多 ${one.maximum} 字`, `at most ${one.maximum} characters`);
    }
  }
  return findings;
}
