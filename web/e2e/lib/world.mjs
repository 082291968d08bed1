// Where the suite looks: a server given by QIYUE_BASE_URL, else the built program with its demonstration city, else
// the developers' mock server.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(web, '../build/release/qiyue');

async function answers(base) {
  for (let n = 0; n < 120; n += 1) {
    if (await fetch(`${base}/`).then((one) => one.status < 500, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${base} does not answer`);
}

export async function open_world() {
  const given = process.env.QIYUE_BASE_URL;
  if (given) return { kind: process.env.QIYUE_E2E_KIND ?? 'server', base: given.replace(/\/$/, ''), password: process.env.QIYUE_E2E_PASSWORD ?? 'demo-password', close() {} };
  if (existsSync(program) && process.env.QIYUE_E2E_KIND !== 'mock') {
    const port = 18000 + (process.pid % 1000);
    const server = spawn(program, ['demo', '--port', String(port)], { stdio: 'inherit' });
    const base = `http://127.0.0.1:${port}`;
    await answers(base);
    return { kind: 'server', base, password: 'demo-password', close: () => server.kill() };
  }
  const { start } = await import('../../workbench/mock/server.mjs');
  const { port, close } = await start();
  return { kind: 'mock', base: `http://127.0.0.1:${port}`, password: 'any', close };
}
