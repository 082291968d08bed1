import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/remedy/by_pages.toml: a query that blocks signing, a complaint that undoes the award, each
// refusal read on the page.
export default function declare(test) {
  test('a query keeps a contract from being signed, a complaint undoes its award, page by page', { needs: 'stage of remedies', seconds: 600 }, async ({ stage, password, base }) => {
    const player = await open_player(stage, password, 'chengdu/remedy/by_pages', 'remedy/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form:query', 'object:query', 'refused:query', 'form:complaint', 'object:complaint', 'refused:complaint', 'refused:contract']) assert.ok(player.seen.has(page), `${page} was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);

    // What came of it is public: the decision with its days, the award that fell, the purchase that ended.
    const page = await player.company.visitor();
    await page.goto(`${base}/projects/${player.memory.saved.project.id}`);
    const text = await page.innerText('main');
    for (const part of ['投诉处理决定', '结果无效', '2025-08-25', '终止采购活动，重新开展']) assert.ok(text.includes(part), part);
  });
}
