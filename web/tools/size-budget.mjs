// What the first visit to the workbench loads must stay small: reads the built index.html and every chunk that it
// or the sign-in and to-do pages pull in, and fails over the budget. Also writes the .gz files the server sends.
import { gzipSync, constants } from 'node:zlib';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../workbench/dist');
const budget = { first: 200 * 1024, chunk: 80 * 1024 };
const packed = (file) => gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION });

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}
for (const path of files(dist)) {
  if (/\.(js|css|html|svg|json)$/.test(path)) writeFileSync(`${path}.gz`, packed(path));
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const first = new Set();
function take(key) {
  const entry = manifest[key];
  if (!entry || first.has(entry.file)) return;
  first.add(entry.file);
  for (const other of entry.imports ?? []) take(other);
}
take('index.html');
take('src/pages/SignInPage.vue');
take('src/pages/TodoPage.vue');

let total = 0;
for (const file of first) total += packed(join(dist, file)).length;
let failed = total > budget.first;
console.log(`first route: ${(total / 1024).toFixed(1)} kB gz JS of ${budget.first / 1024}`);
for (const entry of Object.values(manifest)) {
  if (!entry.file.endsWith('.js') || first.has(entry.file) || !existsSync(join(dist, entry.file))) continue;
  const size = packed(join(dist, entry.file)).length;
  if (size > budget.chunk) {
    failed = true;
    console.log(`chunk over ${budget.chunk / 1024} kB: ${entry.file} ${(size / 1024).toFixed(1)} kB`);
  }
}
process.exit(failed ? 1 : 0);
