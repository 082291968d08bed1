// The words of a story, as docs/guide/scenarios.md describes them: names of what was saved, values to be made, and the
// paths of `see`. What the runner does in C++ for the API, this does for the browser.
import assert from 'node:assert/strict';

export function look(answer, path, memory) {
  let here = answer;
  for (const part of path.match(/(?:[^.[]|\[[^\]]*\])+/g) ?? []) {
    if (part === '#') return Array.isArray(here) ? here.length : undefined;
    const [, name, member, wanted] = /^([^[]*)(?:\[([^=]*)=(.*)\])?$/.exec(part);
    if (name !== '') here = here?.[name];
    if (member !== undefined) {
      const is = wanted.startsWith('$') ? String(named(wanted.slice(1), memory)) : wanted;
      here = Array.isArray(here) ? here.find((one) => String(look(one, member, memory)) === is) : undefined;
    }
    if (here === undefined || here === null) return undefined;
  }
  return here;
}

function named(name, memory) {
  const [, cast, key] = /^(person|organisation):(.*)$/.exec(name) ?? [];
  const dot = name.indexOf('.');
  const found = cast ? memory[cast === 'person' ? 'people' : 'organisations'][key]
    : look(memory.saved[dot < 0 ? name : name.slice(0, dot)], dot < 0 ? 'id' : name.slice(dot + 1), memory);
  assert.notEqual(found, undefined, `nothing is known as ${name}`);
  return found;
}

// Orders ({ "$file" = … } and its kin) are left to `make`: only a page can make a key or a seal.
export async function resolve(value, memory, make) {
  if (typeof value === 'string' && value.startsWith('$')) return named(value.slice(1), memory);
  if (Array.isArray(value)) return Promise.all(value.map((one) => resolve(one, memory, make)));
  if (value === null || typeof value !== 'object') return value;
  const [[key, order] = [], ...more] = Object.entries(value);
  const named_file = ['$file', '$sheet'].includes(key) && more.length === 1 && more[0][0] === 'name';
  if (key?.startsWith('$') && (more.length === 0 || named_file)) return make(key, order, more[0]?.[1]);
  const made = {};
  for (const [name, one] of Object.entries(value)) made[name] = await resolve(one, memory, make);
  return made;
}

export async function check_seen(step, answer, memory, make) {
  for (const [path, expected] of Object.entries(step.see ?? {})) {
    const found = look(answer, path, memory);
    if (expected === 'absent') assert.equal(found, undefined, `expected no ${path}`);
    else if (expected === 'present') assert.notEqual(found, undefined, `expected ${path} in ${JSON.stringify(answer).slice(0, 1500)}`);
    else assert.deepEqual(found, await resolve(expected, memory, make), path);
  }
}
