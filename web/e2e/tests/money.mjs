import assert from 'node:assert/strict';
import { looked } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/payment/due_and_why.toml by the API, then the pages of both sides, of a stranger and of the auditor.
export default function declare(test) {
  test('what is due and why: buyer and provider read one page, a stranger none, the auditor follows the fen', { needs: 'stage of money', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/payment/due_and_why', 'nothing by pages');
    await player.play(() => undefined);
    const { contract, payment1 } = player.memory.saved;
    const faults = [];

    // The same figures, the same reasons: both sides, from the contract's own page.
    const texts = [];
    for (const [key, name] of [['payer', 'due_buyer'], ['anxin', 'due_provider']]) {
      const page = await player.open(key, `/contracts/${contract.id}`);
      await page.click('text=应付款及理由');
      await page.waitForSelector('.due-part');
      const text = await page.innerText('main');
      assert.match(text, /880,000\.00[\s\S]*80%[\s\S]*704,000\.00/, 'the agreed sum, the share, and what it comes to');
      assert.match(text, /结果尚在异议期内/);
      assert.match(text, /本期还没有考核或验收结果/);
      texts.push((await page.locator('.due-part').allInnerTexts()).join('\n'));
      await page.click('.due-rows summary >> nth=0');
      assert.match(await page.innerText('main'), /准点率 91%/);
      faults.push(...await looked(page, `money_${name}`));
    }
    assert.equal(texts[0], texts[1], 'the provider reads what the buyer reads');

    // Refused: another provider; and the buyer's own request before the result stands, with the article.
    const stranger = await player.open('kangle', `/contracts/${contract.id}/due`);
    await stranger.waitForSelector('[role=alert]');
    assert.match(await stranger.innerText('main'), /应付款只供合同双方和监督部门查阅/);
    faults.push(...await looked(stranger, 'money_due_refused'));
    const early = await player.open('payer', `/payments/${payment1.id}/submit`);
    await early.click('button.main');
    await early.waitForSelector('.el-dialog__footer .main, [role=alert]');
    const sure = early.locator('.el-dialog__footer .main');
    if (await sure.count()) await sure.first().click();
    await early.waitForSelector('[role=alert]');
    assert.match(await early.innerText('main'), /付款条件未成就[\s\S]*第二十九条/);

    // Its accounts, entry by entry, and one fen from the treasury to where it waits.
    const statement = await player.open('anxin', `/statements/${contract.id}`);
    assert.match(await statement.innerText('main'), /1,760,000\.00[\s\S]*1,056,000\.00/);
    assert.equal(await statement.locator('text=追踪').count(), 0, 'a provider is led to nobody else\'s money');
    faults.push(...await looked(statement, 'money_statement'));
    faults.push(...await looked(await player.open('anxin', `/provider-statements/${player.memory.organisations.anxin}`), 'money_provider'));
    const auditor = await player.open('inspector', `/statements/${contract.id}`);
    await auditor.click('a:has-text("追踪")');
    await auditor.waitForSelector('.hops');
    assert.match(await auditor.innerText('.hops'), /财政安排[\s\S]*预算项[\s\S]*批复下达[\s\S]*采购承诺[\s\S]*合同/);
    faults.push(...await looked(auditor, 'money_trace'));
    await auditor.fill('#fen', '999999999999');
    await auditor.click('text=查看');
    await auditor.waitForSelector('[role=alert]');
    assert.match(await auditor.innerText('main'), /该笔分录共/);

    await player.company.leave();
    assert.deepEqual(faults, []);
  });
}
