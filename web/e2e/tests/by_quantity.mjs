import assert from 'node:assert/strict';
import { looked } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/payment/quantity_by_pages.toml: another unit price and more than was reported are refused on the
// page; then both sides read every line of what is due, and the follow-up stands on the board.
export default function declare(test) {
  test('a service paid by quantity: reported, cut, and due line by line', { needs: 'stage of quantity', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/payment/quantity_by_pages', 'quantity_by_pages');
    await player.play(() => undefined);
    const faults = [...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`));
    assert.ok(player.seen.has('refused:progress'), `a refusal was looked at: ${[...player.seen.keys()]}`);
    const { contract } = player.memory.saved;
    const texts = [];
    for (const key of ['payer', 'anxin']) {
      const page = await player.open(key, `/contracts/${contract.id}/due`);
      await page.waitForSelector('.due-part');
      // An article has its number until its name has come.
      await page.waitForFunction(() => ![...document.querySelectorAll('.due-part')].some((one) => /CD-\d/.test(one.innerText)));
      texts.push((await page.locator('.due-part').allInnerTexts()).join('\n'));
      faults.push(...await looked(page, `quantity_due_${key}`));
    }
    assert.match(texts[0], /上门照护[\s\S]*第一季度报告[\s\S]*9,950 人次[\s\S]*申报 10,000：50 人次无签到记录。[\s\S]*40\.00[\s\S]*398,000\.00/);
    assert.match(texts[0], /健康评估[\s\S]*800 份[\s\S]*120\.00[\s\S]*90,000\.00/, 'no more than the ceiling of the service');
    assert.equal(texts[0], texts[1], 'the provider reads what the buyer reads');
    const board = await player.open('acceptor', '/board');
    await board.waitForSelector('table');
    assert.match(await board.innerText('main'), /510104-2025-0001-HT1[\s\S]*验一例[\s\S]*25%/);
    faults.push(...await looked(board, 'quantity_board'));
    await player.company.leave();
    assert.deepEqual(faults, []);
  });
}
