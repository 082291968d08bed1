// Pictures of pages, for looking at: node look.mjs FOLDER [word…]   (mock server; widths 1280 and 390)
import { mkdirSync } from 'node:fs';
import { axe, close_browser, overflow, still } from './lib/browser.mjs';
import { go, sign_in } from './lib/workbench.mjs';
import { open_worlds } from './lib/world.mjs';
import { pages } from './pages.mjs';
import { fresh_page } from './lib/browser.mjs';

const [folder, ...words] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const worlds = open_worlds();
const world = await worlds.get('mock');
for (const one of pages.filter((entry) => words.length === 0 || words.some((word) => entry.name.includes(word)))) {
  for (const width of one.widths ?? [1280, 390]) {
    if (world.kind === 'mock') await fetch(`${world.base}/mock/reset`, { method: 'POST' });
    const options = { viewport: { width, height: 900 }, baseURL: world.base, ...(one.options ?? {}) };
    const page = one.as ? await sign_in(world, one.as, options) : await fresh_page({ bypassCSP: true, ...options });
    if (one.as) await go(page, one.path);
    else await page.goto(one.path);
    await one.then?.(page);
    await still(page);
    await page.screenshot({ path: `${folder}/${one.name}-${width}.png`, fullPage: true });
    const faults = [...page.faults, ...await overflow(page), ...await axe(page)];
    console.log(`${one.name} ${width}${faults.length ? `\n    ${faults.join('\n    ')}` : ' clean'}`);
    await page.context().close();
  }
}
await close_browser();
await worlds.close();
process.exit(0);
