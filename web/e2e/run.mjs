// Browser tests: node run.mjs [word…] runs those whose file or name contains a word.
//   --part=stories  only what is played on a stage of its own;   --part=pages  only what is not
//   QIYUE_BASE_URL=http://…  looks at a running server instead of starting the built program (QIYUE_BIN).
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { close_browser, open_browser } from './lib/browser.mjs';
import { open_worlds } from './lib/world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const part = process.argv.slice(2).find((one) => one.startsWith('--part='))?.slice('--part='.length);
const words = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const of_part = (kind) => part === undefined || (part === 'stories') === kind.startsWith('stage');
const worlds = open_worlds();
const counted = { passed: 0, failed: 0, skipped: 0 };
const began = Date.now();

async function run_one(title, kind, run, seconds = 150) {
  const start = Date.now();
  try {
    const world = await worlds.get(kind);
    if (kind === 'mock') await fetch(`${world.base}/mock/reset`, { method: 'POST' });
    await Promise.race([run(world), new Promise((_, reject) => setTimeout(() => reject(new Error(`no end after ${seconds} s`)), seconds * 1000).unref())]);
    counted.passed += 1;
    console.log(`ok ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    counted.failed += 1;
    console.log(`not ok ${title}\n${String(error?.stack ?? error).split('\n').slice(0, 14).map((line) => `    ${line}`).join('\n')}`);
  } finally {
    for (const context of (await open_browser()).contexts()) await context.close().catch(() => undefined);
  }
}

// A test file calls test(name, run) or test(name, { needs: 'mock' | 'city' | 'bidding' | 'stage' | 'stage of …', seconds }, run). What names no need runs
// against the mock and, where there is one, the real city.
for (const file of readdirSync(join(here, 'tests')).filter((name) => name.endsWith('.mjs')).sort()) {
  const tests = [];
  const { default: declare } = await import(pathToFileURL(join(here, 'tests', file)).href);
  await declare((name, options, run) => tests.push(typeof options === 'function' ? { name, run: options } : { name, ...options, run }));
  for (const one of tests) {
    for (const kind of one.needs ? [one.needs] : ['mock', 'city']) {
      const title = `${kind} ${file.replace('.mjs', '')}: ${one.name}`;
      if (!of_part(kind)) continue;
      if (words.length > 0 && !words.some((word) => title.includes(word))) continue;
      if (worlds.can(kind)) await run_one(title, kind, one.run, one.seconds);
      else counted.skipped += 1;
    }
  }
}
await close_browser();
await worlds.close();
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s${counted.skipped ? `, ${counted.skipped} without a server for them` : ''}`);
if (counted.passed + counted.failed === 0) {
  console.log('no test ran');
  process.exit(1);
}
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exit(counted.failed > 0 ? 1 : 0);
