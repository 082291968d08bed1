import assert from 'node:assert/strict';
import { axe, fresh_page, overflow } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const name = '居家养老上门照护服务';

// The notice of the award, found as a visitor finds it: through the project.
async function to_award(page) {
  await page.goto('/projects');
  await page.click(`main a:has-text("${name}")`);
  const href = await page.getAttribute('main a[href^="/notices/"]:has-text("结果公告")', 'href');
  await page.goto(href);
}

export default function declare(test) {
  test('award record: the notice tells who got how many points for what, without scripts', city, async (world) => {
    for (const width of [1280, 390]) {
      const page = await fresh_page({ baseURL: world.base, bypassCSP: true, viewport: { width, height: 900 } });
      await to_award(page);
      const text = await page.innerText('main');
      for (const part of ['得分与排序', '各因素得分', '各席位评分合计', '康乐(演示)社会工作服务中心', '95.90', '87.33', '29.33', '席位 5']) {
        assert.ok(text.includes(part), part);
      }
      assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], `award at ${width}`);
    }
  });
  test('award record: it is one click from the notice, and its digest is the notice’s', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await to_award(page);
    const link = page.locator('main a[href$="/record"]').first();
    const answer = await page.request.get(await link.getAttribute('href'));
    assert.equal(answer.status(), 200);
    const published = await answer.json();
    assert.equal(published.repeats, true);
    assert.ok((await page.innerText('main')).includes(published.digest));
    assert.equal(published.names.length, published.record.bids.length);
    assert.ok(!JSON.stringify(published.record).includes('演示'), 'names stand beside the record, not in it');
  });
  test('award record: nothing of it for a review that is none, or is not published', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    assert.equal((await page.request.get('/api/reviews/1/record')).status(), 404);
    await page.goto('/notices?stage=tender');
    await page.goto(await page.getAttribute('main a[href^="/notices/"]', 'href'));
    const text = await page.innerText('main');
    assert.ok(!text.includes('得分与排序') && !text.includes('记录摘要'), 'a notice of another kind has no arithmetic');
  });
  test('award record: the buyer’s page of the review ranks the bids and says why, clause by clause', city, async (world) => {
    for (const width of [1280, 390]) {
      const page = await sign_in(world, 'head', { bypassCSP: true, viewport: { width, height: 900 } });
      const { items } = await (await page.request.get('/api/reviews')).json();
      await go(page, `/reviews/${items.find((one) => one.state === 'published').id}`);
      // On a phone the lists and the history stand folded.
      for (const fold of await page.locator('.part-fold > summary:visible').all()) await fold.click();
      const text = await page.innerText('main');
      for (const part of ['排序', '29.33', '87.33', '评审组长']) assert.ok(text.includes(part), part);
      const ranked = page.locator('li', { hasText: '计算排序' }).last();
      await ranked.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      const why = await ranked.innerText();
      for (const part of ['评标基准价', '权重和为1', '同分按报价升序']) assert.ok(why.includes(part), part);
      assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], `review at ${width}`);
      await page.context().close();
    }
  });
}
