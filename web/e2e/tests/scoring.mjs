import assert from 'node:assert/strict';
import { go, sign_in } from '../lib/workbench.mjs';

export default function declare(test) {
  test('the whole sheet is scored by keyboard, kept after every cell, sent once', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'expert');
    await go(page, '/reviews/5001/score');
    await page.focus('.sheet tbody tr:first-child input');
    const scores = [['28', '25', '20'], ['22', '21', '15'], ['20', '24', '12'], ['19.44', '20', '19.06']];
    for (let column = 0; column < 3; column += 1) {
      for (let row = 0; row < 4; row += 1) {
        await page.keyboard.type(scores[row][column]);
        await page.keyboard.press('ArrowDown');
      }
      for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual((await page.locator('.sheet tfoot tr:first-child td').allTextContents()).map((one) => one.trim()), ['89.44', '90', '66.06']);
    assert.deepEqual((await page.locator('.sheet tfoot tr:last-child td').allTextContents()).map((one) => one.trim()), ['2', '1', '3']);
    assert.match(await page.textContent('#band-0-0'), /24–30/);
    await page.waitForFunction(() => Object.entries(localStorage).some(([key, kept]) => key.startsWith('qiyue.draft.') && /19\.?06/.test(kept)));
    await go(page, '/reviews/5001/score');
    await page.click('.offer button:first-child');
    assert.equal(await page.inputValue('.sheet tbody tr:nth-child(4) td:nth-of-type(1) input'), '19.44');
    const [request] = await Promise.all([page.waitForRequest('**/api/reviews/5001/score'), page.click('.action-bar button[type=submit]')]);
    const sent = request.postDataJSON().scores;
    assert.equal(sent.length, 12);
    assert.deepEqual(sent[0], { bid: 4101, factor: '服务方案', score: 2800 });
    await page.waitForSelector('.answer');
  });
  test('a score above the factor and an empty cell are told with their place', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'expert');
    await go(page, '/reviews/5001/score');
    await page.fill('.sheet tbody tr:first-child input >> nth=0', '31');
    await page.waitForSelector('#band-0-0 .field-error');
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.problem');
    assert.equal(await page.locator('.problem li a').count(), 12);
    await page.click('.problem li a >> nth=1');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'INPUT');
  });
  test('an assessment round sums up and asks what was found', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'assessor');
    await go(page, '/assessments/7001/record');
    await page.fill('#f-held', '2026-09-21');
    await page.keyboard.press('Enter');
    for (const [n, mark] of ['38', '35', '25'].entries()) await page.fill(`#f-items-${n}-mark`, mark);
    for (const n of [1, 2]) await page.fill(`#f-items-${n}-finding`, '抽查无异常');
    assert.match(await page.textContent('.round tfoot'), /98\s*\/\s*100/);
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.problem');
    await page.fill('#f-items-0-finding', '抽查 60 单，其中 3 单迟到');
    const [request] = await Promise.all([page.waitForRequest('**/api/assessments/7001/record'), (async () => {
      await page.click('.action-bar button[type=submit]');
      await page.click('.el-dialog__footer .main');
    })()]);
    assert.deepEqual(request.postDataJSON().items[0], { indicator: '上门服务及时率', mark: 3800, finding: '抽查 60 单，其中 3 单迟到' });
    await page.waitForSelector('.answer');
  });
}
