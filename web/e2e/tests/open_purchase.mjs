import assert from 'node:assert/strict';
import { axe, fresh_page, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const pictures = process.env.QIYUE_E2E_PICTURES;
const clean = async (page, what) => {
  await still(page);
  if (pictures) await page.screenshot({ path: `${pictures}/${what}.png`, fullPage: true });
  assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], what);
};
// At both sizes, back at the one it had.
async function both(page, what) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await clean(page, `${what}-${width}`);
  }
}

// What a visitor of the demonstration city does first: finds the purchase that is open, and bids.
export default function declare(test) {
  test('a supplier goes from the public notice to a sealed bid, and is told of the bond before', city, async (world) => {
    const reader = await fresh_page({ baseURL: world.base, bypassCSP: true });
    await reader.goto('/');
    await reader.click('a:has-text("社区法律咨询驻点服务") >> nth=0');
    await reader.waitForSelector('h1');
    const notice = reader.url();
    await clean(reader, 'notice-of-tender');
    assert.match(await reader.getAttribute('.take-part a', 'href'), /\/workbench\/bids\/new\/register\?parent=\d+$/);
    // The project's page tells the deadline, which is nobody's duty.
    await reader.click('.box a[href^="/projects/"]');
    assert.match(await reader.innerText('#next, section:has(#next)'), /投标截止时间 \d{4}-\d\d-\d\d 17:00/);
    assert.doesNotMatch(await reader.innerText('main'), /没有待办的期限/);
    await both(reader, 'project-open');

    const page = await sign_in(world, 'yihe');
    await page.goto(notice);
    await page.click('.take-part a');
    await page.waitForSelector('#f-contact');
    await page.fill('#f-contact', '颐和投标联系人（例）');
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.answer');
    await go(page, '/');
    const mine = page.locator('.todo li').filter({ hasText: '社区法律咨询驻点服务' });
    assert.match(await mine.innerText(), /提交截止时间 \d{4}-\d\d-\d\d 17:00 星期.\s*(剩 \d+ 个工作日|今天到期|下一个工作日到期)/);
    assert.doesNotMatch(await mine.innerText(), /无期限/);
    await both(page, 'todo-of-bidder');
    await mine.locator('h3 a').click();
    await page.waitForSelector('.next');
    assert.match(await page.innerText('main'), /要求的投标保证金\s+5,000\.00 元/);
    assert.equal(await page.locator('.starts a').filter({ hasText: '提交投标保证金' }).count(), 1);
    const bid = new URL(page.url()).pathname.replace('/workbench', '');

    await page.click('.next a[href$="/submit"]');
    await page.waitForSelector('#f-price');
    assert.match(await page.innerText('.bond-asked'), /5,000\.00 元[\s\S]*示例银行成都青羊支行[\s\S]*17:00[\s\S]*尚未提交/);
    await page.fill('#f-price', '268,000.00');
    for (const one of await page.locator('textarea[id^="f-answers-"], textarea[id^="f-qualification-"]').all()) await one.fill('逐项对应需求（例）。');
    // What would be refused after it was sent is told before it is attached.
    await page.setInputFiles('#f-attachments', [{ name: '空白.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }, { name: '方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('方案（例）') }]);
    await page.waitForSelector('.attached .ok');
    assert.equal(await page.locator('.attached li').count(), 1);
    assert.match(await page.innerText('.field-error'), /“空白\.pdf”是空文件/);
    await both(page, 'bid-form');
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.el-dialog .summary-list');
    assert.match(await page.innerText('.el-dialog'), /268,000\.00 元[\s\S]*方案\.pdf[\s\S]*[0-9a-f]{64}[\s\S]*尚未登记提交。.*投标无效/);
    await both(page, 'bid-confirmed');
    await page.click('.el-dialog__footer .main');
    await page.waitForSelector('[data-test=receipt]');
    assert.match(await page.innerText('.receipt .notice'), /投标无效/);

    // What is done is offered as a replacement.
    await page.click('.receipt a:has-text("提交投标保证金")');
    await page.waitForSelector('.bond-asked');
    assert.match(await page.innerText('.bond-asked'), /5,000\.00 元[\s\S]*示例银行/);
    assert.equal(await page.inputValue('#f-amount'), '5,000.00');
    await page.check('input[name="f-form"] >> nth=1').catch(() => page.selectOption('#f-form', 'transfer'));
    await page.fill('#f-issuer', '示例银行');
    await page.fill('#f-number', 'ZZ-001');
    await both(page, 'bond-form');
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.answer');
    await go(page, bid);
    await page.waitForSelector('.next');
    const offered = await page.innerText('.next');
    assert.match(offered, /重新提交密封投标\(响应\)文件/);
    assert.doesNotMatch(offered, /(^|\n)提交密封投标\(响应\)文件/);
    assert.equal(await page.locator('.starts a').filter({ hasText: '保证金' }).count(), 0, 'a bond that is there is not offered again');
    await both(page, 'bid-handed-in');
    await go(page, `${bid}/replace`);
    await page.waitForSelector('#f-price');
    assert.match(await page.innerText('.bond-asked'), /已登记提交/);
  });

  test('who watches over others reads what is overdue, on a screen, a phone and on paper', city, async (world) => {
    const page = await sign_in(world, 'auditor');
    await go(page, '/');
    await page.click('nav a[href$="/overdue"]');
    await page.waitForSelector('table.list');
    // The article's name comes after the row, which shows the clause's number until then.
    await page.waitForFunction(() => /第.+条/.test(document.querySelector('table.list tbody tr')?.innerText ?? ''));
    assert.match(await page.innerText('table.list tbody tr >> nth=0'), /\d+ 个工作日/);
    await both(page, 'overdue');
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.isHidden('.page-actions'));
    if (pictures) await page.screenshot({ path: `${pictures}/overdue-print.png` });
    const buyer = await sign_in(world, 'drafter');
    await go(buyer, '/');
    assert.equal(await buyer.locator('nav a[href$="/overdue"]').count(), 0, 'it is not everybody’s');
    const district = await sign_in(world, 'procurement_jj');
    await go(district, '/overdue');
    await district.waitForSelector('.empty, table.list');
    await both(district, 'overdue-none');
  });

  test('what a reminder rests on comes with its words, so that it leads somewhere', city, async (world) => {
    const page = await sign_in(world, 'agent');
    const plans = await page.evaluate(async () => (await (await fetch('/api/frameworks')).json()).items);
    assert.ok(plans.length > 0, 'the city has a framework agreement');
    const links = await page.evaluate(async () => {
      const { csrf } = await (await fetch('/api/session')).json();
      const item = (await (await fetch('/api/references/catalogue_item')).json()).items.find((one) => /法律咨询/.test(one.label));
      const asked = { name: '一份提醒多的方案（例）', catalogue_item: item.id, kind: 'closed_kind', scope: 'petty_consulting', suppliers_possible: 40, yearly_amount: 600000000, orders_a_year: 60, frequent: true, consulting: true, for_outside_users: false, users_choose: false, uniform_fee: false, elimination_fits: true, buyers_asked: [{ name: '一家（例）', findings: '例。' }], suppliers_asked: [{ name: '一家（例）', findings: '例。' }], takes_over_list: false };
      const came = await fetch('/api/frameworks', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(asked) });
      return (await came.json()).warnings.map((one) => one.cites);
    });
    assert.ok(links.length >= 2 && links.flat().every((one) => one.clause && one.quote), JSON.stringify(links).slice(0, 300));
  });
}
