import type { Plain, Problem } from './types';

// A "no" of the server, or of the line to it (status 0).
export class Refused extends Error {
  constructor(readonly problem: Problem) { super(problem.title); }
  get status(): number { return this.problem.status; }
  get offline(): boolean { return this.problem.status === 0; }
}

let csrf = '';
let signed_out: () => void = () => {};
export function keep_csrf(token: string): void { csrf = token; }
export function on_signed_out(told: () => void): void { signed_out = told; }

function no_line(): Refused {
  return new Refused({ type: 'about:blank', status: 0, code: 'line.down', title: 'line.down', findings: [] });
}

interface Asked { method?: string; body?: Plain; revision?: number; key?: string; quiet?: boolean }

export async function ask<T>(path: string, asked: Asked = {}): Promise<T> {
  const method = asked.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
  // On reading too: by it the server tells that the session is over, instead of showing what strangers may see.
  if (csrf !== '') headers['X-CSRF-Token'] = csrf;
  if (asked.key) headers['Idempotency-Key'] = asked.key;
  if (asked.revision !== undefined) headers['If-Match'] = `"${asked.revision}"`;
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, credentials: 'same-origin', body: asked.body === undefined ? null : JSON.stringify(asked.body) });
  } catch {
    throw no_line();
  }
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  let data: unknown;
  try {
    data = text === '' ? undefined : JSON.parse(text);
  } catch {
    data = undefined;
  }
  if (answer.ok) return data as T;
  const problem = (data ?? {}) as Partial<Problem>;
  if (answer.status === 401 && !asked.quiet) signed_out();
  throw new Refused({ type: 'about:blank', code: `http.${answer.status}`, title: answer.statusText, findings: [], ...problem, status: answer.status });
}

// Every press of a button is one command, however often the line makes us repeat it.
export function command_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function query(values: Record<string, string | number | undefined | null>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') given.set(name, String(value));
  }
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}

// What every asking sends beside its own: upload.ts speaks another protocol than JSON.
export function session_headers(): Record<string, string> {
  return csrf === '' ? {} : { 'X-CSRF-Token': csrf };
}

export function refused(status: number, text: string): Refused {
  let problem: Partial<Problem> = {};
  try { problem = JSON.parse(text); } catch { /* no problem of ours: its status says all */ }
  return new Refused({ type: 'about:blank', code: `http.${status}`, title: '', findings: [], ...problem, status });
}
