import assert from 'node:assert/strict';
import { axe, overflow, still } from '../lib/browser.mjs';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/delivery/by_pages.toml: an entry without its voucher and a correction without its day are refused
// on the page; the report with its photo is public once the buyer confirmed it.
export default function declare(test) {
  test('a signed contract is followed up, page by page', { needs: 'stage of follow-up', seconds: 600 }, async ({ stage, password, base }) => {
    const player = await open_player(stage, password, 'chengdu/delivery/by_pages', 'delivery/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form:scheme', 'form:progress', 'object:delivery', 'refused:delivery', 'refused:check']) assert.ok(player.seen.has(page), `${page} was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);

    const page = await player.company.visitor();
    await page.goto(`${base}/projects/${player.memory.saved.project.id}`);
    const faults = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await still(page);
      faults.push(...await overflow(page));
      if (process.env.QIYUE_E2E_PICTURES) await page.screenshot({ path: `${process.env.QIYUE_E2E_PICTURES}/public_progress-${width}.png`, fullPage: true });
    }
    assert.deepEqual([...faults, ...await axe(page)], []);
    const text = await page.innerText('main');
    for (const part of ['实施进度', '服务对象建档', '按计划上门 8,700 人次。']) assert.ok(text.includes(part), part);
    assert.ok(!text.includes('30,000.00'), 'the account is not public');
  });
}
