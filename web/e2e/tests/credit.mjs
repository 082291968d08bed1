import assert from 'node:assert/strict';
import { fresh_page, still } from '../lib/browser.mjs';
import { looked_at } from '../lib/company.mjs';
import { open_player } from '../lib/player.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;

// What everybody sees of it: the list, and the provider's own page, at both widths.
async function public_pages(base) {
  const page = await fresh_page({ bypassCSP: true, baseURL: base });
  const found = [];
  await page.goto('/credit');
  const own = await page.locator('main table a').first().getAttribute('href');
  for (const [name, path] of [['list', '/credit'], ['nothing', '/credit?q=nobody'], ['provider', own], ['directory', '/providers']]) {
    await page.goto(path);
    found.push(...(await looked_at(page)).map((fault) => `${path} ${fault}`));
    for (const width of pictures ? [1280, 390] : []) {
      await page.setViewportSize({ width, height: 900 });
      await still(page);
      await page.screenshot({ path: `${pictures}/credit_${name}-${width}.png`, fullPage: true });
    }
  }
  await page.goto('/credit?q=91510108Y000001476');
  assert.ok((await page.innerText('main')).includes('锦财采罚〔2026〕演示1号'), 'found by its credit code');
  await page.context().close();
  return found;
}

// tests/scenarios/chengdu/credit/by_pages.toml: a sanction from the proposal to the decision, each refusal read on the page.
export default function declare(test) {
  test('a sanction is proposed, heard and decided, page by page', { needs: 'stage of credit', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/credit/by_pages', 'credit/');
    await player.play(() => undefined);
    const faults = await public_pages(base);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:credit_sanction`), `${page} of a sanction was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
    assert.deepEqual(faults, []);
  });
}
