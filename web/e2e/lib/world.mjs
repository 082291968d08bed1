// Where the suite looks: a server given by QIYUE_BASE_URL; else the built program (QIYUE_BIN) with its demonstration city
// and the developers' mock server, each test at the one it needs.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open_stage } from './stage.mjs';
import { open_tender } from './open_tender.mjs';
import { many_sent } from './many_sent.mjs';

const home = process.env.QIYUE_HOME ?? join(dirname(fileURLToPath(import.meta.url)), '../../..');
const program = process.env.QIYUE_BIN ?? join(home, 'build/release/qiyue');
const stage_program = process.env.QIYUE_STAGE ?? join(dirname(program), 'qiyue-stage');
const password = 'qiyue-demo-2026';

function free_port() {
  return new Promise((resolve) => {
    const one = createServer().listen(0, '127.0.0.1', () => { const { port } = one.address(); one.close(() => resolve(port)); });
  });
}

async function serve(from, data, more = []) {
  const port = await free_port();
  const lines = [];
  const server = spawn(program, ['serve', '--data', data, '--port', String(port), ...more], { env: { ...process.env, QIYUE_HOME: from }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const pipe of [server.stdout, server.stderr]) pipe.on('data', (text) => lines.push(String(text)));
  const base = `http://127.0.0.1:${port}`;
  for (let n = 0; n < 240; n += 1) {
    if (server.exitCode !== null) break;
    if (await fetch(`${base}/`).then((one) => one.status < 500, () => false)) return { base, password, data, pid: server.pid, told: () => lines.join(''), close: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  server.kill();
  throw new Error(`the server does not answer:\n${lines.join('')}`);
}

// A house that may have stories of its own.
function own_home(own) {
  mkdirSync(join(own, 'tests'), { recursive: true });
  for (const part of ['web', 'src']) symlinkSync(join(home, part), join(own, part));
  cpSync(join(home, 'data'), join(own, 'data'), { recursive: true });
  cpSync(join(home, 'tests/scenarios'), join(own, 'tests/scenarios'), { recursive: true });
  return own;
}

async function simulate_treasury(seed) {
  const port = await free_port();
  const lines = [];
  const bank = spawn(program, ['treasury-simulator', '--port', String(port), '--seed', String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  bank.stdout.on('data', (text) => lines.push(String(text)));
  for (let n = 0; n < 100 && !lines.join('').includes('a treasury with'); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return { base: `http://127.0.0.1:${port}`, told: () => lines.join(''), close: () => bank.kill() };
}

// What the tests look at, each opened when the first test asks for it.
export function open_worlds() {
  const scratch = mkdtempSync(join(tmpdir(), 'qiyue-e2e-'));
  const opened = new Map();
  const given = process.env.QIYUE_BASE_URL?.replace(/\/$/, '');
  const makers = {
    async mock() {
      const { start } = await import('../../workbench/mock/server.mjs');
      const { port, close } = await start();
      return { base: `http://127.0.0.1:${port}`, password: 'any', close };
    },
    async city() {
      if (given) return { base: given, password: process.env.QIYUE_E2E_PASSWORD ?? password, close() {} };
      return serve(home, join(scratch, 'city'));
    },
    // A clean installation: nobody exists, and the set-up code stands in what it printed.
    async empty() {
      const made = await serve(home, join(scratch, 'empty'), ['--empty']);
      const code = () => /([A-Z2-7]{4}-){3}[A-Z2-7]{4}/.exec(made.told())?.[0];
      // It may answer before what it prints has come here.
      for (let n = 0; n < 40 && !code(); n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      return { ...made, password: 'correct horse battery', setup_code: code() };
    },
    // A city of its own, whose story ends with a purchase open for bids for a few more seconds.
    async bidding() {
      const own = own_home(join(scratch, 'home'));
      const tender = await open_tender(readFileSync(join(home, 'tests/scenarios/chengdu/stages/40_tender.toml'), 'utf8'));
      writeFileSync(join(own, 'tests/scenarios/chengdu/stages/41_open.toml'), tender.story);
      writeFileSync(join(own, 'data/demo.toml'), 'stories = ["chengdu/stages/41_open"]\n');
      return { ...await serve(own, join(scratch, 'bidding')), ...tender };
    },
    // Two programs: a city whose payments go over the line, and the treasury that they go to. Its story ends with one instalment
    // and many awards sent.
    async treasury() {
      const own = own_home(join(scratch, 'treasury-home'));
      const story = many_sent(12);
      mkdirSync(join(own, 'tests/scenarios/chengdu/line'), { recursive: true });
      writeFileSync(join(own, 'tests/scenarios/chengdu/line/sent.toml'), story);
      writeFileSync(join(own, 'data/demo.toml'), 'stories = ["chengdu/line/sent"]\n');
      const bank = await simulate_treasury(20_260_714);
      const city = await serve(own, join(scratch, 'treasury'), ['--treasury', `510104=${bank.base}`]);
      return { ...city, bank, close() { city.close(); bank.close(); }, verify: () => execFileSync(program, ['verify', 'ledger', '--data', join(scratch, 'treasury')], { encoding: 'utf8', env: { ...process.env, QIYUE_HOME: own } }) };
    },
  };
  // Each stage is a city of its own: "stage", and any "stage of …".
  let stages = 0;
  makers.stage = async () => {
    const stage = await open_stage(stage_program, home, join(scratch, `stage-${stages += 1}`));
    return { base: stage.base, password, stage, close: stage.close };
  };
  return {
    can: (kind) => (kind === 'city' ? !!given || existsSync(program) : ['bidding', 'empty', 'treasury'].includes(kind) ? !given && existsSync(program) : kind.startsWith('stage') ? !given && existsSync(stage_program) : true),
    async get(kind) {
      // A world that failed once is not tried again: its half-made data would answer.
      if (!opened.has(kind)) opened.set(kind, makers[kind.split(' ')[0]]().then((made) => ({ kind, ...made })));
      return opened.get(kind);
    },
    async close() {
      for (const one of await Promise.allSettled(opened.values())) one.value?.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
