import assert from 'node:assert/strict';
import { axe, fresh_page, overflow, still } from '../lib/browser.mjs';
import { open_player } from '../lib/player.mjs';

// What the public finds of it: each notice says in sentences what was called, who was admitted, what came of it.
async function read_notices(base) {
  const page = await fresh_page({ baseURL: base });
  const notices = await (await fetch(`${base}/api/public/notices`)).json();
  const said = { 框架协议征集公告: '最高限制单价 3,200.00 元', 框架协议入围结果公告: '淘汰 1 家', 框架协议入围信息: '可以向这些供应商下订单', 框架协议成交结果汇总公告: '结算 110,200.00 元' };
  const faults = [];
  for (const [kind, words] of Object.entries(said)) {
    const one = notices.items.find((notice) => notice.kind.zh === kind);
    assert.ok(one, `there is a notice ${kind}`);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal((await page.goto(`/notices/${one.id}`)).status(), 200);
      await still(page);
      assert.ok((await page.innerText('main')).includes(words), `${kind} says ${words}`);
      faults.push(...(await overflow(page)).map((fault) => `${kind} at ${width}: ${fault}`));
      if (process.env.QIYUE_E2E_PICTURES) await page.screenshot({ path: `${process.env.QIYUE_E2E_PICTURES}/notice_${Object.keys(said).indexOf(kind)}-${width}.png`, fullPage: true });
    }
    faults.push(...(await axe(page)).map((fault) => `${kind}: ${fault}`));
  }
  return faults;
}

// tests/scenarios/chengdu/framework: a closed framework agreement from its plan over the call, the offers and stage one to an
// order that is settled and the summary, each refusal read on the page.
export default function declare(test) {
  test('a framework agreement from its plan to the summary, page by page', { needs: 'stage of frameworks', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/framework/30_direct_order', 'framework/');
    await player.play((n, step) => { if (process.env.QIYUE_E2E_EVERY_STEP) console.log(`  step ${n} of ${player.steps.length} ${step.as} ${step.do}`); });
    await player.company.leave();
    const found = [...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`));
    assert.deepEqual([...found, ...await read_notices(base)], []);
    for (const kind of ['framework', 'framework_offer', 'framework_order']) for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:${kind}`), `${page} of ${kind} was looked at`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
