import assert from 'node:assert/strict';
import { axe, fresh_page, overflow } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';
import { pages } from '../pages.mjs';

export default function declare(test) {
  for (const one of pages) {
    for (const width of one.widths ?? [1280, 390]) {
      test(`${one.name} at ${width} has no axe violation, no overflow, no script error`, { needs: 'mock' }, async (world) => {
        const options = { viewport: { width, height: 900 }, baseURL: world.base };
        const page = one.as ? await sign_in(world, one.as, options) : await fresh_page({ bypassCSP: true, ...options });
        if (one.as) await go(page, one.path);
        else await page.goto(one.path);
        await one.then?.(page);
        assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], []);
      });
    }
  }
}
