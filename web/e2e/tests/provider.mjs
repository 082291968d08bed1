import assert from 'node:assert/strict';
import { fresh_page, still } from '../lib/browser.mjs';
import { looked_at } from '../lib/company.mjs';
import { open_player } from '../lib/player.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;

// What everybody sees: the directory, narrowed, and the provider's own page with its record, at both widths.
async function public_pages(base) {
  const page = await fresh_page({ bypassCSP: true, baseURL: base });
  const found = [];
  await page.goto('/providers?year=2026');
  const own = await page.locator('main table a').first().getAttribute('href');
  for (const [name, path] of [['directory', '/providers?year=2026'], ['nothing', '/providers?year=2026&field=health'], ['everybody', '/providers'], ['provider', own]]) {
    await page.goto(path);
    found.push(...(await looked_at(page)).map((fault) => `${path} ${fault}`));
    for (const width of pictures ? [1280, 390] : []) {
      await page.setViewportSize({ width, height: 900 });
      await still(page);
      await page.screenshot({ path: `${pictures}/providers_${name}-${width}.png`, fullPage: true });
    }
  }
  await page.goto('/providers?year=2026&field=community');
  assert.ok((await page.innerText('main')).includes('康乐(演示)社会工作服务中心'), 'found by its field');
  const file = await (await fetch(`${base}/providers/2026.csv`)).text();
  assert.ok(file.includes('康乐(演示)社会工作服务中心'), 'in the file too');
  await page.context().close();
  return found;
}

// tests/scenarios/chengdu/provider/by_pages.toml: from the registration to the directory, each refusal read on the page.
export default function declare(test) {
  test('a provider registers, is confirmed and listed, page by page', { needs: 'stage of providers', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/provider/by_pages', 'provider/');
    await player.play(() => undefined);
    const faults = await public_pages(base);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:provider_registration`), `${page} of a registration was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
    assert.deepEqual(faults, []);
  });
}
