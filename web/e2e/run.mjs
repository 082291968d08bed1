// Browser tests: node run.mjs [word…] runs those whose file or name contains a word.
//   QIYUE_BASE_URL=http://…  looks at a running server; without it the built program or the mock server is started.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { close_browser, open_browser } from './lib/browser.mjs';
import { open_world } from './lib/world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const world = await open_world();
let passed = 0, failed = 0, skipped = 0;
const began = Date.now();

// A test file calls test(name, run) or test(name, { needs: 'mock' }, run).
for (const file of readdirSync(join(here, 'tests')).filter((name) => name.endsWith('.mjs')).sort()) {
  const tests = [];
  const { default: declare } = await import(pathToFileURL(join(here, 'tests', file)).href);
  await declare((name, options, run) => tests.push(typeof options === 'function' ? { name, run: options } : { name, ...options, run }), world);
  for (const one of tests) {
    const title = `${file.replace('.mjs', '')}: ${one.name}`;
    if (words.length > 0 && !words.some((word) => title.includes(word))) continue;
    if (one.needs && one.needs !== world.kind) {
      skipped += 1;
      continue;
    }
    try {
      if (world.kind === 'mock') await fetch(`${world.base}/mock/reset`, { method: 'POST' });
      await Promise.race([one.run(world), new Promise((_, reject) => setTimeout(() => reject(new Error('no end after 120 s')), 120_000).unref())]);
      passed += 1;
      console.log(`ok ${title}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${title}\n${String(error?.stack ?? error).split('\n').slice(0, 12).map((line) => `    ${line}`).join('\n')}`);
    } finally {
      for (const context of (await open_browser()).contexts()) await context.close().catch(() => undefined);
    }
  }
}
await close_browser();
world.close();
console.log(`against ${world.kind}, ${((Date.now() - began) / 1000).toFixed(0)} s${skipped ? `, ${skipped} not for it` : ''}`);
if (passed + failed === 0) {
  console.log('no test ran');
  process.exit(1);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
