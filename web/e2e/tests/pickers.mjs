import assert from 'node:assert/strict';
import { axe } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const city = { needs: 'city' };
const walk = (fields, found) => {
  for (const field of fields ?? []) {
    if (field.kind === 'reference') found.add(field.of);
    walk(field.fields, found);
  }
  return found;
};
const id_shown = async (page) => /\d{15,}/.exec((await page.innerText('main')).replaceAll(await page.locator('.reference-number').first().textContent({ timeout: 100 }).catch(() => '—'), ''))?.[0];

export default function declare(test) {
  test('whatever a form refers to can be looked for by name', city, async (world) => {
    const page = await sign_in(world, 'planner');
    const meta = await (await page.request.get('/api/meta')).json();
    const kinds = walk(meta.kinds.flatMap((kind) => kind.steps.flatMap((step) => step.input)), new Set());
    assert.ok(kinds.size > 20);
    for (const of of kinds) assert.equal((await page.request.get(`/api/references/${of}`)).status(), 200, of);
    assert.equal((await page.request.get('/api/references/nothing')).status(), 404);
    assert.equal((await fetch(`${world.base}/api/references/project`)).status, 401, 'nobody leafs through them without an account');
  });
  test('a payment takes its record from a list that tells one from another', city, async (world) => {
    const page = await sign_in(world, 'payer', { bypassCSP: true });
    await go(page, '/payments/new/prepare');
    await page.click('#f-record');
    const options = page.locator('.el-select-dropdown__item.choice:visible');
    await options.first().waitFor();
    const first = options.filter({ hasText: '第一期服务考核' }).first();
    assert.match(await first.innerText(), /居家养老上门照护服务 · \S+/, 'its project and its state stand under the title');
    assert.deepEqual(await axe(page), [], 'with the list open');
    await first.click();
    await page.waitForFunction(() => /第一期服务考核/.test(document.querySelector('.field-reference:has(#f-record) .el-select__selected-item:not(:has(input))')?.textContent ?? ''));
    await page.waitForFunction(() => [...document.querySelectorAll('.el-popper')].every((one) => one.getClientRects().length === 0));
    const found = page.waitForResponse((one) => one.url().includes('/api/references/contract?q=510104'));
    await page.fill('#f-contract', '510104');
    await found;
    await page.locator('.el-select-dropdown__item.choice:visible').filter({ hasText: '510104-' }).first().click();
    assert.equal(await id_shown(page), undefined, 'no id on the page');
  });
  test('an acceptance may be the record of a payment, a project may not', city, async (world) => {
    const page = await sign_in(world, 'payer');
    const meta = await (await page.request.get('/api/meta')).json();
    const record = meta.kinds.find((kind) => kind.kind === 'payment').steps.find((step) => step.name === 'prepare').input.find((field) => field.name === 'record');
    assert.deepEqual(record.of.split('|'), ['assessment', 'acceptance']);
    const offered = (await (await page.request.get(`/api/references/${record.of}?q=`)).json()).items;
    assert.ok(offered.some((one) => one.title.includes('考核')));
    assert.ok(!offered.some((one) => one.title === '居家养老上门照护服务'));
  });
  test('what is not to be published is named by lists, not by codes', city, async (world) => {
    const page = await sign_in(world, 'signer');
    await go(page, '/exemptions/new/propose');
    await page.click('#f-project');
    await page.locator('.el-select-dropdown__item.choice:visible').filter({ hasText: '居家养老上门照护服务' }).first().click();
    await page.selectOption('#f-object_kind', { label: '购买合同' });
    await page.selectOption('#f-field', { label: '违约责任' });
    await page.check('#f-ground');
    await page.fill('#f-reason', '含承接主体的服务调度方法(例)。');
    const [sent] = await Promise.all([page.waitForRequest('**/api/exemptions'), page.click('.action-bar button[type=submit]')]);
    assert.equal(sent.postDataJSON().object_kind, 'contract');
    await page.waitForSelector('.answer');
    await page.click('.answer a.main');
    await page.waitForSelector('.next');
    assert.equal(await page.innerText('h1'), '购买合同 · 违约责任');
    assert.match(await page.innerText('main'), /信息所在的对象\s+购买合同\s+字段\s+违约责任/);
    assert.equal(await id_shown(page), undefined, 'no id on the page');
    const refused = await page.evaluate(async () => {
      const { csrf } = await (await fetch('/api/session')).json();
      const { items } = await (await fetch('/api/references/project')).json();
      const came = await fetch('/api/exemptions', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ project: items[0].id, object_kind: 'contract', field: 'no_such_field', ground: 'trade_secret', reason: '例' }) });
      return { status: came.status, codes: (await came.json()).findings.map((one) => one.code) };
    });
    assert.ok(refused.status >= 400);
    assert.deepEqual(refused.codes, ['disclosure.no_such_field']);
  });
}
