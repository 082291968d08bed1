import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axe, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const hand_in = (page) => page.click('.action-bar button[type=submit]');
const clean = async (page, what) => assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], what);

async function choose(page, field, text) {
  await page.focus(`#f-${field}`);
  await page.keyboard.type(text);
  await page.click(`.el-select-dropdown__item:visible:has-text("${text}")`);
}
async function acted(page) {
  await page.click('.el-dialog__footer .main', { timeout: 5000 });
  await page.waitForSelector('.answer');
}

export default function declare(test) {
  test('a plan goes from a refused proposal to the head’s approval', city, async (world) => {
    const planner = await sign_in(world, 'planner', { bypassCSP: true });
    await go(planner, '/');
    await planner.click('.starts a[href$="/projects/new/propose"]');
    await planner.waitForSelector('#f-name');
    const title = '社区老年助餐服务(试办)';
    await planner.fill('#f-name', title);
    await planner.fill('#f-fiscal_year', '2027');
    await planner.check('#f-nature');
    await choose(planner, 'catalogue_item', '居家养老服务');
    await planner.fill('#f-duty', '组织实施居家社区养老服务');
    await planner.fill('#f-deployment', '区政府 2027 年民生实事');
    await planner.fill('#f-objectives-0-name', '助餐人次');
    await planner.fill('#f-objectives-0-target', '20000');
    await planner.fill('#f-objectives-0-unit', '人次');
    await planner.check('input[name="f-done_in_house_before"] >> nth=1');
    // CD-3-6: a service for the public says whom it is for.
    await hand_in(planner);
    await planner.waitForSelector('#f-beneficiaries-error');
    await planner.click('#f-beneficiaries-error summary');
    assert.match(await planner.innerText('#f-beneficiaries-error blockquote'), /受益对象特定/);
    assert.match(await planner.innerText('#f-beneficiaries-error'), /CD-3-6/);
    assert.equal(await planner.inputValue('#f-name'), title);
    await clean(planner, 'a refused proposal');
    await planner.fill('#f-beneficiaries', '锦江区 70 周岁以上独居老年人，约 600 人');
    await hand_in(planner);
    await planner.waitForSelector('.answer');
    await planner.click('.answer a.main');
    await planner.waitForSelector('.next');
    const object = new URL(planner.url()).pathname.replace('/workbench', '');
    assert.equal(await planner.innerText('h1'), title);
    await clean(planner, 'the project');

    await go(planner, `${object}/record_survey`);
    await planner.locator('#f-method').evaluate((one) => one.tagName) === 'SELECT' ? await planner.selectOption('#f-method', { index: 1 }) : await planner.check('#f-method');
    for (const [field, day] of [['from', '2026-07-01'], ['to', '2026-07-15']]) {
      await planner.fill(`#f-${field}`, day);
      await planner.keyboard.press('Enter');
    }
    await planner.fill('#f-respondents', '120');
    await planner.fill('#f-findings', '受访的 120 户中六成每日需要一餐热食。');
    // Three pieces; the line breaks at the second, and what had come is not sent again.
    const report = { name: '调研报告(例).txt', mimeType: 'text/plain', buffer: Buffer.from('逐户调研记录。'.repeat(1_000_000)) };
    const offsets = [];
    await planner.route('**/api/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      offsets.push(Number(route.request().headers()['upload-offset']));
      return offsets.length === 2 ? route.abort('connectionreset') : route.continue();
    });
    await planner.setInputFiles('#f-report', report);
    await planner.waitForSelector('.file .warning:has-text("网络中断，已收到的")');
    await planner.waitForSelector('.file .ok');
    const piece = 8 * 1024 * 1024;
    assert.deepEqual(offsets, [0, piece, piece, 2 * piece]);
    await planner.unroute('**/api/uploads/*');
    assert.match(planner.faults.splice(0).join(), /^console: Failed to load resource: net::ERR_CONNECTION_RESET$/);
    await hand_in(planner);
    await planner.waitForSelector('.answer');
    await go(planner, object);
    await planner.click('[role=tab]:has-text("文件")');
    const link = planner.locator('.held a');
    assert.equal(await link.innerText(), report.name);
    const [download] = await Promise.all([planner.waitForEvent('download'), link.click()]);
    assert.equal(download.suggestedFilename(), report.name);
    assert.ok(readFileSync(await download.path()).equals(report.buffer));
    const file = await link.getAttribute('href');
    await clean(planner, 'a project with a file');
    const stranger = await sign_in(world, 'anxin');
    assert.equal((await stranger.request.get(file)).status(), 404, 'who does not see the project does not get its file');
    assert.equal((await fetch(`${world.base}${file}`)).status, 404, 'nor does a visitor');
    await go(planner, `${object}/submit_plan`);
    await hand_in(planner);
    await acted(planner);

    const head = await sign_in(world, 'head', { bypassCSP: true });
    await go(head, '/');
    await head.click(`.todo li:has-text("${title}") a[href$="/approve_plan"]`);
    await head.fill('#f-opinion', '同意列入 2027 年度规划。');
    await hand_in(head);
    await acted(head);
    await go(head, object);
    assert.equal((await head.request.get(file)).status(), 200);
    assert.match(await head.innerText('.timeline'), /规一例/);
    assert.match(await head.innerText('.object-line'), /规划/);
  });

  for (const width of [1280, 390]) {
    test(`the pages of an office at ${width} have no axe violation and no overflow`, city, async (world) => {
      const page = await sign_in(world, 'documenter', { bypassCSP: true, viewport: { width, height: 900 } });
      await go(page, '/tenders');
      const tender = (await page.getAttribute('table.list a', 'href')).replace('/workbench', '');
      for (const path of ['/', '/deadlines', '/tenders', tender, `${tender}/opening-record`, '/needs/new/draft']) {
        await go(page, path);
        await still(page);
        await clean(page, path);
      }
    });
  }
  test('a bid names what it answers, and leads to its purchase', city, async (world) => {
    const page = await sign_in(world, 'anxin');
    await go(page, '/bids');
    await page.click('table.list a');
    await page.waitForSelector('td:has-text("服务质量控制")');
    await page.waitForSelector('.crumbs a[href*="/tenders/"]');
  });
  test('a history tells what a project became, and a beginning what it begins', city, async (world) => {
    const page = await sign_in(world, 'planner');
    await go(page, '/');
    assert.ok((await page.locator('.starts a').allInnerTexts()).includes('＋ 编制（购买服务预算）'));
    await go(page, '/projects');
    await page.click('table.list a:has-text("居家养老上门照护服务")');
    await page.waitForSelector('.timeline');
    const told = await page.innerText('.timeline');
    assert.match(told, /转为“已评价”/);
    assert.doesNotMatch(told, /随其他事项变更/);
  });
  test('a draft without what it is made under is told so at the field', city, async (world) => {
    const page = await sign_in(world, 'drafter');
    await go(page, '/needs/new/draft');
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.problem a[href="#f-project"]');
    assert.doesNotMatch(await page.innerText('.problem'), /没有这一页/);
  });
  test('lists, objects and their forms open for every office that works', city, async (world) => {
    for (const login of ['drafter', 'budget_jj', 'payer', 'auditor', 'expert1', 'resident1', 'admin']) {
      const page = await sign_in(world, login, { bypassCSP: true });
      await go(page, '/');
      assert.ok(await page.locator('.problem').count() === 0, login);
      const starts = await page.locator('.starts a').evaluateAll((all) => all.map((one) => one.getAttribute('href').replace('/workbench', '')));
      for (const path of starts.slice(0, 2)) {
        await go(page, path);
        assert.ok(await page.locator('.step-form').count() === 1, `${login} ${path}`);
      }
      assert.deepEqual(page.faults, [], login);
      await page.context().close();
    }
  });
  test('who signs out is out, and a deep link leads back after signing in', city, async (world) => {
    const page = await sign_in(world, 'checker');
    await go(page, '/');
    await page.click('.leave');
    await page.waitForURL('**/sign-in');
    assert.equal((await page.request.get('/api/inbox')).status(), 401);
    await page.goto('/workbench/tenders');
    await page.fill('#login', 'checker');
    await page.fill('#password', world.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tenders');
  });
}
