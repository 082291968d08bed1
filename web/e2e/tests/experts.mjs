import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const hand_in = (page) => page.click('.action-bar button[type=submit]');
const clean = async (page, what) => assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], what);
const widths = [1280, 390];

async function picture(page, name) {
  const folder = process.env.QIYUE_E2E_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await still(page);
  await page.screenshot({ path: join(folder, `experts-${name}-${page.viewportSize().width}.png`), fullPage: true });
}

async function choose(page, field, text) {
  await page.focus(`#f-${field}`);
  await page.keyboard.type(text);
  await page.click(`.el-select-dropdown__item:visible:has-text("${text}")`);
}

// An expert who sat to the end: his entry in the pool, and the number his sign-in name ends in.
async function who_sat(world) {
  const keeper = await sign_in(world, 'pool_keeper');
  const { items } = await (await keeper.request.get('/api/experts')).json();
  for (const one of items) {
    const { body } = await (await keeper.request.get(`/api/experts/${one.id}`)).json();
    if (body.sittings?.some((sitting) => sitting.presence === 'full')) return { id: one.id, login: `expert${Number(/\d+/.exec(body.name)[0])}` };
  }
  throw new Error('nobody sat yet');
}
async function published_review(page) {
  const { items } = await (await page.request.get('/api/reviews')).json();
  return items.find((one) => one.state === 'published').id;
}

export default function declare(test) {
  test('experts: an expert reads his own record and fees, and says something to it', city, async (world) => {
    const { id, login } = await who_sat(world);
    for (const width of widths) {
      const page = await sign_in(world, login, { viewport: { width, height: 900 } });
      await go(page, `/experts/${id}`);
      const text = await page.innerText('main');
      for (const part of ['履职记录', '居家养老上门照护服务', '按时到场并完成评审', '劳务报酬', '（评审专家劳务报酬标准（演示））', '职称等级', '出生日期']) assert.ok(text.includes(part), part);
      await clean(page, `own record at ${width}`);
      await picture(page, 'own-record');
      await page.context().close();
    }
    const page = await sign_in(world, login);
    await go(page, `/experts/${id}/explain`);
    await choose(page, 'review', '居家养老');
    await page.fill('#f-explanation', '评审意见均按购买文件独立作出。');
    await hand_in(page);
    await page.waitForSelector('.answer');
    await go(page, `/experts/${id}`);
    assert.ok((await page.innerText('main')).includes('评审意见均按购买文件独立作出。'));
  });
  test('experts: the keeper may not enter who is seventy, and is told why', city, async (world) => {
    for (const width of widths) {
      const page = await sign_in(world, 'pool_keeper', { viewport: { width, height: 900 } });
      await go(page, '/experts/new/enter');
      await choose(page, 'person', '专家06');
      await page.check('input[name="f-fields-0-field"] >> nth=3');
      await page.fill('#f-employer', '示例研究院6');
      await page.fill('#f-title', '研究员');
      await page.check('input[name="f-title_rank"] >> nth=0');
      await page.fill('#f-born', '1940-06-01');
      await page.keyboard.press('Enter');
      await page.fill('#f-term_from', '2025-01-02');
      await page.keyboard.press('Enter');
      await page.fill('#f-term_until', '2028-01-02');
      await page.keyboard.press('Enter');
      await hand_in(page);
      await page.waitForSelector('#f-born-error');
      await still(page);
      const told = await page.innerText('.problem');
      assert.ok(told.includes('已满 70 周岁'), told);
      assert.equal(await page.inputValue('#f-employer'), '示例研究院6', 'what was typed is kept');
      await clean(page, `enter at ${width}`);
      await picture(page, 'enter-refused');
      await page.context().close();
    }
  });
  test('experts: the duty of every seat is recorded, or it is refused', city, async (world) => {
    for (const width of widths) {
      const page = await sign_in(world, 'opener', { viewport: { width, height: 900 } });
      await go(page, `/reviews/${await published_review(page)}/record_duties`);
      await page.fill('#f-experts-0-seat', '2');
      await page.check('input[name="f-experts-0-presence"] >> nth=0');
      await page.fill('#f-experts-0-minutes', '150');
      await page.check('input[name="f-experts-0-rating"] >> nth=0');
      await hand_in(page);
      await page.click('.el-dialog__footer .main', { timeout: 1500 }).catch(() => undefined);
      await page.waitForSelector('.problem');
      assert.ok((await page.innerText('.problem')).includes('须逐一记录每位评审专家'));
      await clean(page, `duties at ${width}`);
      await picture(page, 'duties-refused');
      await page.context().close();
    }
  });
  test('experts: the history of an evaluation says once what every member did', city, async (world) => {
    for (const width of widths) {
      const page = await sign_in(world, 'head', { viewport: { width, height: 900 } });
      await go(page, `/reviews/${await published_review(page)}`);
      for (const fold of await page.locator('.part-fold > summary:visible').all()) await fold.click();   // on a phone
      const lines = page.locator('.timeline > li');
      const scored = lines.filter({ has: page.locator('.what', { hasText: /^打分/ }) });
      assert.equal(await scored.count(), 1);
      assert.match(await scored.innerText(), /5 次/);
      await scored.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      assert.equal(await scored.locator('.each > li').count(), 5);
      const text = await page.innerText('main');
      for (const part of ['专家履职与报酬', '劳务报酬合计', '1,900.00']) assert.ok(text.includes(part), part);
      await clean(page, `review at ${width}`);
      await picture(page, 'review');
      await page.context().close();
    }
  });
}
