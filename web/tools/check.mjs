// The pages' own tests, without a browser: that the styles are those of tokens.json, that the types agree, and what is
// computed in lib/ and features/. The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workbench = join(dirname(fileURLToPath(import.meta.url)), '../workbench');
const scratch = mkdtempSync(join(tmpdir(), 'qiyue-check-'));
let passed = 0;
let failed = 0;

function tell(title, right, text = '') {
  if (right) passed += 1;
  else failed += 1;
  console.log(right ? `ok ${title}` : `not ok ${title}\n${text.trim().split('\n').slice(0, 40).map((line) => `    ${line}`).join('\n')}`);
}

function run(...words) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, words, { cwd: workbench, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { right: status === 0, text: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}` };
}

const tokens = run('../tokens/build.mjs', '--check');
tell('the styles are those of tokens.json', tokens.right, tokens.text);

const report = join(scratch, 'report.json');
const units = run('node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${report}`);
try {
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    for (const one of file.assertionResults) tell(one.fullName, one.status === 'passed', one.failureMessages.join('\n') || `it is ${one.status}`);
    // A file that can't even be read has no tests to fail.
    if (file.status !== 'passed' && file.assertionResults.every((one) => one.status === 'passed')) tell(file.name, false, file.message);
  }
} catch {
  tell('the unit tests ran', false, units.text);
}

const types = run('node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit');
tell('the types agree', types.right, types.text);

rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
