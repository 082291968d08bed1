import assert from 'node:assert/strict';
import { axe, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const submit = (page) => page.click('.action-bar button[type=submit]');

export default function declare(test) {
  test('each fault stands at the top and at its field, and the link leads there', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/new/draft');
    await submit(page);
    await page.waitForSelector('.problem li a');
    await page.click('.problem a[href="#f-scope-budget"]');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'f-scope-budget');
    assert.match(await page.textContent('#f-scope-budget-error'), /预算金额/);
    assert.equal(await page.getAttribute('#f-scope-budget', 'aria-describedby'), 'f-scope-budget-error');
  });
  test('a refusal by rule shows the article, the remedy and why', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.fill('#f-standards-0-points', '41');
    await submit(page);
    await page.waitForSelector('#f-standards-error');
    assert.match(await page.textContent('.problem'), /合计 101 分/);
    await page.click('#f-standards-error summary');
    assert.match(await page.textContent('#f-standards-error'), /考核管理标准/);
    assert.match(await page.textContent('#f-standards-error'), /与满分比较/);
    assert.equal(await page.inputValue('#f-standards-0-points'), '41');
  });
  test('yuan typed become exact fen', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.fill('#f-scope-budget', '4860000.07');
    await page.press('#f-scope-budget', 'Tab');
    assert.equal(await page.inputValue('#f-scope-budget'), '4,860,000.07');
    const [request] = await Promise.all([page.waitForRequest('**/api/needs/2001/edit'), submit(page)]);
    assert.equal(request.postDataJSON().scope.budget, 486000007);
    assert.equal(request.postDataJSON().scope.advance, 3000);
    assert.equal(request.headers()['if-match'], '"3"');
    assert.ok(request.headers()['idempotency-key']);
    await page.waitForSelector('.answer .reference-number');
  });
  test('a day that the calendar has not is refused at its field, and stays as typed', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/edit')) sent += 1; });
    for (const wrong of ['2026-13-45', '2026-02-30', '明年五月', '2026-05-01 09:00']) {
      await page.fill('#f-scope-starts', wrong);
      await page.press('#f-scope-starts', 'Tab');
      await page.waitForSelector('#f-scope-starts-error');
      assert.match(await page.textContent('#f-scope-starts-error'), /日历上没有|应为年、月、日|不带时间/, wrong);
      await submit(page);
      await page.waitForSelector('.problem');
      assert.match(await page.textContent('.problem li'), /数量、期限与对象 服务开始日：/, 'the summary names the field');
      assert.equal(await page.inputValue('#f-scope-starts'), wrong, 'what was typed stays');
    }
    assert.equal(sent, 0);
    assert.equal(await page.getAttribute('#f-scope-starts', 'aria-invalid'), 'true');
    for (const fine of ['2026/5/1', '20260501', '２０２６年５月１日']) {
      await page.fill('#f-scope-starts', fine);
      await page.press('#f-scope-starts', 'Tab');
      assert.equal(await page.inputValue('#f-scope-starts'), '2026-05-01', fine);
    }
    await page.fill('#f-scope-budget', '1.234,5');
    await page.press('#f-scope-budget', 'Tab');
    assert.match(await page.textContent('#f-scope-budget-error'), /应为金额/);
    await page.fill('#f-scope-budget', '１２３４．５');
    await page.press('#f-scope-budget', 'Tab');
    assert.equal(await page.inputValue('#f-scope-budget'), '1,234.50');
    const [request] = await Promise.all([page.waitForRequest('**/api/needs/2001/edit'), submit(page)]);
    assert.deepEqual([request.postDataJSON().scope.starts, request.postDataJSON().scope.budget], ['2026-05-01', 123450]);
  });
  for (const width of [1280, 390]) {
    test(`a day is picked from the calendar beside its field, at ${width}`, { needs: 'mock' }, async (world) => {
      const page = await sign_in(world, 'need', { viewport: { width, height: 900 } });
      await go(page, '/needs/2001/edit');
      await page.focus('#f-scope-starts');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#f-scope-starts-calendar td.available');
      assert.deepEqual([...await overflow(page), ...await axe(page)], []);
      if (process.env.QIYUE_E2E_PICTURES) await page.screenshot({ path: `${process.env.QIYUE_E2E_PICTURES}/calendar-${width}.png` });
      await page.locator('#f-scope-starts-calendar td.available').filter({ hasText: /^17$/ }).click();
      assert.equal(await page.inputValue('#f-scope-starts'), '2026-11-17');
      assert.equal(await page.locator('#f-scope-starts-calendar').count(), 0);
      assert.match(await page.evaluate(() => document.activeElement.textContent), /日历/, 'the focus comes back to the button');
    });
  }
  test('rows are added and removed by keyboard', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.focus('#f-standards-2-item');
    await page.keyboard.press('Alt+Insert');
    await page.waitForSelector('#f-standards-3-item');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'f-standards-3-item');
    await page.keyboard.press('Alt+Delete');
    await page.waitForSelector('#f-standards-3-item', { state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.id), 'f-standards-2-item');
  });
  test('a reference is found by searching, by keyboard', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/new/draft');
    await page.focus('#f-catalogue_item');
    await page.keyboard.type('助餐');
    await page.waitForSelector('.el-select-dropdown__item:visible:has-text("老年助餐")');
    // The list holds what was found, and no longer what was offered before.
    await page.waitForFunction(() => [...document.querySelectorAll('.el-select-dropdown__item')].filter((one) => one.getClientRects().length > 0).every((one) => one.textContent.includes('助餐')));
    await still(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await page.textContent('.field-reference .el-select:has(#f-catalogue_item)'), /老年助餐/);
  });
  test('a draft is kept and offered back, then gone after submitting', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.fill('#f-name', '改过的名称');
    await page.waitForSelector('.action-bar [role=status]');
    await go(page, '/needs/2001/edit');
    await page.click('.offer button:first-child');
    assert.equal(await page.inputValue('#f-name'), '改过的名称');
    await submit(page);
    await page.waitForSelector('.answer');
    await go(page, '/needs/2001/edit');
    assert.equal(await page.locator('.offer').count(), 0);
  });
  test('a page merely looked at leaves no draft', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'expert');
    await page.clock.install();
    await go(page, '/reviews/5001/score');
    await page.waitForSelector('.sheet input');
    await page.clock.runFor(5000);
    await go(page, '/reviews/5001');
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('qiyue.draft.'))), []);
  });
  test('a broken line keeps the input; trying again repeats the same command', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.fill('#f-name', '断网时的名称');
    const keys = [];
    page.on('request', (request) => { if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']); });
    await page.context().setOffline(true);
    await submit(page);
    await page.waitForSelector('.problem');
    assert.match(await page.textContent('.problem'), /网络中断/);
    assert.equal(await page.inputValue('#f-name'), '断网时的名称');
    await page.context().setOffline(false);
    await page.click('.problem button');
    await page.waitForSelector('.answer');
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
  });
  test('a record changed meanwhile is told, and the input laid over the new revision', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.fill('#f-name', '我的修改');
    const other = await sign_in(world, 'need');
    await go(other, '/needs/2001/edit');
    await other.fill('#f-scope-recipients', '2500');
    await submit(other);
    await other.waitForSelector('.answer');
    await submit(page);
    await page.waitForSelector('.problem');
    assert.match(await page.textContent('.problem'), /刚刚修改过/);
    await page.click('.problem button');
    await page.waitForFunction(() => !document.querySelector('.problem'));
    assert.equal(await page.inputValue('#f-name'), '我的修改');
    await submit(page);
    await page.waitForSelector('.answer');
  });
  test('a legal act is restated and confirmed by how its name begins', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/submit');
    await submit(page);
    await page.waitForSelector('#confirm-number');
    await page.click('.el-dialog__footer .main');
    assert.match(await page.textContent('#confirm-wrong'), /锦江区居/);
    assert.doesNotMatch(await page.textContent('.el-dialog'), /2001/, 'nobody is asked for an id');
    await page.fill('#confirm-number', '锦江区居');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer');
    assert.match(await page.textContent('.answer'), /尚有 1 条/);
    assert.match(await page.textContent('.answer .state'), /待复核/);
  });
  test('a file is uploaded with its digest compared', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/needs/2001/edit');
    await page.setInputFiles('#f-study', { name: '需求调查报告.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(300_000, 7) });
    await page.waitForSelector('.file .ok');
    assert.match(await page.textContent('.file-kept'), /需求调查报告\.pdf/);
    await submit(page);
    await page.waitForSelector('.answer');
    await go(page, '/needs/2001');
    const tab = page.locator('[role=tab]').filter({ hasText: '文件' });
    await tab.filter({ hasText: '1' }).waitFor();
    await page.focus('[role=tab][aria-selected=true]');
    await page.keyboard.press('ArrowRight');
    assert.equal(await tab.getAttribute('aria-selected'), 'true');
    assert.match(await page.innerText('[role=tabpanel]:visible'), /需求调查报告\.pdf/);
  });
  test('the skip link leads to the content, and every control shows its focus', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await go(page, '/');
    await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    const unseen = [];
    for (let n = 0; n < 25; n += 1) {
      await page.keyboard.press('Tab');
      const one = await page.evaluate(() => { const el = document.activeElement; const style = getComputedStyle(el); return { name: `${el.tagName} ${el.className} ${el.textContent.slice(0, 12)}`, seen: el === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) }; });
      if (!one.seen) unseen.push(one.name);
    }
    assert.deepEqual(unseen, []);
  });
  test('elder mode, compact and language are kept', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await page.click('.display button:nth-child(1)');
    await page.click('.display button:last-child');
    await page.reload();
    await page.waitForSelector('.todo');
    assert.equal(await page.evaluate(() => `${document.documentElement.className} ${document.documentElement.lang}`), 'elder en');
    assert.equal(await page.textContent('h1'), 'To do');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20px');
  });
}
