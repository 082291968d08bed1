import assert from 'node:assert/strict';
import { axe, fresh_page, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const pictures = process.env.QIYUE_E2E_PICTURES;
const clean = async (page, what) => {
  await page.waitForLoadState('load');
  if (pictures) await page.screenshot({ path: `${pictures}/${what}.png`, fullPage: true });
  assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], what);
};

export default function declare(test) {
  for (const width of [1280, 390]) {
    const options = { bypassCSP: true, viewport: { width, height: 900 } };
    test(`the project's page leads to the methods open to it, its facts filled in, at ${width}`, city, async (world) => {
      const page = await sign_in(world, 'documenter', options);
      await go(page, '/projects');
      await page.click('main a:has-text("居家养老上门照护服务") >> nth=0');
      await page.waitForSelector('.methods-link a');
      await still(page);
      await clean(page, `project-${width}`);
      const [opened] = await Promise.all([page.context().waitForEvent('page'), page.click('.methods-link a')]);
      await opened.waitForLoadState('load');
      assert.match(await opened.inputValue('#f-budget'), /^\d+\.\d\d$/);
      assert.equal(await opened.inputValue('#f-region'), 'district');
      assert.ok((await opened.innerText('main')).includes('公开招标数额标准'));
    });
    test(`the methods tell of the year's other purchases, an addition, an emergency, a framework agreement, at ${width}`, city, async (world) => {
      const page = await fresh_page({ baseURL: world.base, ...options });
      await page.goto('/methods');
      await clean(page, `methods-${width}`);
      // By the keyboard: what is rarely asked stands folded.
      await page.focus('form summary');
      await page.keyboard.press('Enter');
      await page.fill('#f-budget', '2000000');
      await page.fill('#f-bought', '2500000');
      await page.click('form button.main');
      const split = await page.innerText('.methods');
      assert.ok(split.includes('累计 4500000.00 元') || split.includes('累计 4,500,000.00 元'), split);
      assert.ok(await page.isVisible('#f-bought'), 'what was asked stays in view');
      await clean(page, `methods-split-${width}`);
      await page.goto('/methods?budget=200000&central=yes&ground=addition&original_price=1760000&added_before=100000');
      assert.match(await page.innerText('.methods'), /还可添购/);
      await clean(page, `methods-addition-${width}`);
      await page.goto('/methods?budget=4500000&emergency=yes');
      await clean(page, `methods-emergency-${width}`);
      const framework = page.locator('.method:has-text("框架协议采购")');
      assert.ok((await framework.innerText()).includes('集中采购机构'));
      assert.equal(await framework.locator('a[href="/workbench/frameworks/new/plan"]').count(), 1);
      await page.goto('/methods?budget=2000000&bought=-1');
      assert.equal(await page.locator('.wrong').count(), 1);
      await clean(page, `methods-wrong-${width}`);
    });
  }
}
