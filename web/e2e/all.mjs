// node all.mjs [word…]: the whole suite, or what run.mjs would run of it, in half the time: the stories that are played
// page by page have servers of their own, so they run beside the pages of the worlds that stand. The last line sums up both.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const run = join(dirname(fileURLToPath(import.meta.url)), 'run.mjs');
const sum = { passed: 0, failed: 0 };

// Every line is passed on as it comes, but for the counts of the part.
async function run_part(part) {
  const child = spawn(process.execPath, [run, `--part=${part}`, ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let counted = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const counts = /^(\d+) passed, (\d+) failed$/.exec(line);
    if (!counts) {
      console.log(line);
      continue;
    }
    counted = true;
    sum.passed += Number(counts[1]);
    sum.failed += Number(counts[2]);
  }
  if (!counted) {
    console.log(`not ok the part ${part} ended without saying what passed`);
    sum.failed += 1;
  }
}

await Promise.all([run_part('stories'), run_part('pages')]);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);
