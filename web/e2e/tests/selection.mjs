import assert from 'node:assert/strict';
import { axe, fresh_page, overflow } from '../lib/browser.mjs';
import { open_player } from '../lib/player.mjs';

// Stories that are played through the pages: each has its main path and more than two refusals.
const played = [
  ['chengdu/application/by_pages', 'application/by_pages', 'a project by application: guide, panel, sheets, ranking, notice', 'refused:project_guide'],
  ['chengdu/petition/by_pages', 'petition/by_pages', 'a petition from its receipt to its answer', 'closed'],
  ['chengdu/mode/entrusted_by_pages', 'mode/entrusted_by_pages', 'a purchase that is entrusted to the central body', 'refused:entrustment'],
];

export default function declare(test) {
  for (const [story, first, title, refusal] of played) {
    test(`${title}, page by page`, { needs: `stage of ${first}`, seconds: 900 }, async ({ stage, password }) => {
      const player = await open_player(stage, password, story, first);
      await player.play(() => undefined);
      await player.company.leave();
      assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
      assert.ok(player.seen.has(refusal), `${[...player.seen.keys()]}`);
      assert.deepEqual([...new Set(player.clumsy)], []);
    });
  }

  test('a visitor objects to the notice of a selection, and follows it by the receipt', { needs: 'stage of an objection', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/application/by_pages', 'by the API alone');
    player.steps.length = player.steps.findIndex((one) => one.do === 'project_guide.give_notice' && !one.refused) + 1;
    await player.play(() => undefined);
    await player.company.leave();
    for (const width of [1280, 390]) {
      const page = await fresh_page({ baseURL: stage.base, viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto('/notices');
      await page.click('a:has-text("立项评审结果公示") >> nth=0');
      const told = await page.innerText('main');
      for (const part of ['阳光陪伴(演示)', '86.00', '公示至', '任何人都可以提出异议']) assert.ok(told.includes(part), `${part}: ${told.slice(0, 900)}`);
      assert.deepEqual([...await axe(page), ...await overflow(page)], []);
      await page.click('a:has-text("对公示提出异议")');
      await page.click('button:has-text("提交")');
      await page.waitForSelector('.wrong');   // nothing was said
      await page.fill('#c-content', '第一名申报书中的两名社工已离职(演示)。');
      assert.deepEqual([...await axe(page), ...await overflow(page)], []);
      await page.click('button:has-text("提交")');
      await page.waitForURL(/receipt/);
      assert.ok((await page.innerText('main')).includes('已收到'));
      await page.context().close();
    }
  });
}
