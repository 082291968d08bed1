import assert from 'node:assert/strict';
import { looked } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/treasury/by_pages.toml: a batch, the results read back, the statement; each refusal read on the page.
export default function declare(test) {
  test('money leaves for the treasury, its results are read back and reconciled, page by page', { needs: 'stage of treasury', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/treasury/by_pages', 'treasury/');
    await player.play(() => undefined);
    const { batch, receipt, statement, payment2 } = player.memory.saved;
    const faults = [];
    const sent = await player.open('treasury_jj', `/treasury-batches/${batch.id}`);
    assert.match(await sent.innerText('main'), /880,000\.00[\s\S]*0713\(演示\)/);
    faults.push(...await looked(sent, 'treasury_batch'));
    const coming = sent.waitForEvent('download');
    await sent.click('a[download]:has-text("下载支付指令文件")');
    assert.match((await coming).suggestedFilename(), /^国库支付批次-\d+\.tsv$/);
    faults.push(...await looked(await player.open('treasury_jj', `/treasury-receipts/${receipt.id}`), 'treasury_receipt'));
    faults.push(...await looked(await player.open('inspector', `/treasury-statements/${statement.id}`), 'treasury_statement'));

    // From the payment's own page back to the budget line; its provider is led no further than he may read.
    const way = await player.open('payer', `/payments/${payment2.id}`);
    await way.click('a:has-text("资金去向")');
    await way.waitForSelector('.hops');
    assert.match(await way.innerText('.hops'), /支付[\s\S]*合同[\s\S]*成交[\s\S]*规划项目[\s\S]*预算项/);
    faults.push(...await looked(way, 'treasury_way'));
    await way.click('.hops li:last-child a');
    await way.waitForURL(/budget-lines/);
    const provider = await player.open('anxin', `/payments/${payment2.id}/way`);
    assert.match(await provider.innerText('.hops'), /预算项[\s\S]*您的单位不能查阅/);
    await player.company.leave();
    assert.deepEqual(faults, []);
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
