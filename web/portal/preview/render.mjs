// Developers' preview of the portal's pages with invented data: node preview/render.mjs [folder], or through the mock
// server. It renders as the C++ server does (kainjow mustache): a key that is absent, false or an empty list is "none",
// an empty text is not; names are looked up outwards through the enclosing data.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { common, pages } from './sample.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../templates');
const text = (name) => readFileSync(join(folder, `${name}.mustache`), 'utf8');
const words = JSON.parse(readFileSync(join(here, '../words.json'), 'utf8'));
const escape = (value) => String(value).replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[sign]);

function look(name, stack) {
  if (name === '.') return stack.at(-1);
  const path = name.split('.');
  for (const data of [...stack].reverse()) {
    let value = data;
    for (const part of path) value = value !== null && typeof value === 'object' ? value[part] : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}
export const asked = new Map();
export function render(template, stack, page = '') {
  let out = '';
  const tag = /\{\{(\{|[#^/>!&])?\s*([\w.-]+)\s*\}?\}\}/g;
  let from = 0;
  for (let found = tag.exec(template); found; found = tag.exec(template)) {
    out += template.slice(from, found.index);
    from = tag.lastIndex;
    const [, sign, name] = found;
    if (sign === '#' || sign === '^') {
      const end = close(template, name, from);
      const inner = template.slice(from, end.start);
      from = tag.lastIndex = end.end;
      const value = look(name, stack);
      asked.set(`${page} ${name}`, (asked.get(`${page} ${name}`) ?? false) || value !== undefined);
      const none = value === undefined || value === false || (Array.isArray(value) && value.length === 0);
      if (sign === '^') out += none ? render(inner, stack, page) : '';
      else if (!none) out += Array.isArray(value) ? value.map((one) => render(inner, [...stack, one], page)).join('') : render(inner, value === true ? stack : [...stack, value], page);
    } else if (sign === '>') out += render(text(name).trimEnd(), stack, page);
    else if (sign !== '!') {
      const value = look(name, stack);
      if (value === undefined || typeof value === 'object' || typeof value === 'boolean') throw new Error(`${page}: ${name} is ${JSON.stringify(value)}`);
      out += sign === '{' || sign === '&' ? value : escape(value);
    }
  }
  return out + template.slice(from);
}
function close(template, name, from) {
  const tag = new RegExp(`\\{\\{([#^/])\\s*${name.replace(/\./g, '\\.')}\\s*\\}\\}`, 'g');
  tag.lastIndex = from;
  let depth = 1;
  for (let found = tag.exec(template); found; found = tag.exec(template)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: found.index, end: tag.lastIndex };
  }
  throw new Error(`${name} is not closed`);
}

export function page(name, { elder = false, lang = 'zh-CN', url = `/${name}` } = {}) {
  const { template, ...data } = pages[name];
  const all = { ...common({ elder, lang, url }), t: Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[lang === 'en' ? 1 : 0]])), ...data };
  return render(text('layout'), [{ ...all, content: render(text(template), [all], name) }], name);
}

// Answers of the mock server, the elder and language links included.
export function answer(url, cookies) {
  const static_file = /^\/static\/([\w.-]+)$/.exec(url.pathname);
  if (static_file) {
    const file = join(here, '../static', static_file[1]);
    const type = file.endsWith('.svg') ? 'image/svg+xml' : 'text/css; charset=utf-8';
    return existsSync(file) ? { status: 200, raw: readFileSync(file), type } : { status: 404, raw: '' };
  }
  const set = /^\/set\/(elder|lang)\/(\w+)$/.exec(url.pathname);
  if (set) return { status: 303, raw: '', headers: { Location: url.searchParams.get('to') ?? '/', 'Set-Cookie': `qiyue_${set[1]}=${set[2]}; Path=/; SameSite=Lax` } };
  const options = { elder: /qiyue_elder=on/.test(cookies), lang: /qiyue_lang=en/.test(cookies) ? 'en' : 'zh-CN', url: url.pathname };
  const name = url.pathname === '/' ? (options.elder ? 'home-elder' : 'home') : url.pathname.slice(1).replace(/\/$/, '').replace(/\//g, '-');
  const known = Object.hasOwn(pages, name) ? name : 'error-404';
  return { status: known === 'error-404' ? 404 : known === 'error-500' ? 500 : 200, raw: page(known, options), type: 'text/html; charset=utf-8' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2] ?? join(here, 'out');
  mkdirSync(join(out, 'data'), { recursive: true });
  for (const name of Object.keys(pages)) {
    writeFileSync(join(out, `${name}.html`), page(name));
    const { template, ...data } = pages[name];
    writeFileSync(join(out, 'data', `${name}.json`), JSON.stringify({ template, data: { ...common({ elder: false, lang: 'zh-CN', url: `/${name}` }), t: Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[0]])), ...data } }));
  }
  const never = [...asked].filter(([, seen]) => !seen).map(([name]) => name);
  console.log(`${Object.keys(pages).length} pages of ${readdirSync(folder).length} templates in ${out}`);
  if (never.length) console.log(`sections whose key the sample never gives: ${never.join(', ')}`);
}
