import assert from 'node:assert/strict';
import { fresh_page } from '../lib/browser.mjs';
import { looked, phone } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;

async function find(page, code) {
  await page.goto('/vouchers');
  await page.fill('#f-code', code);
  await page.click('button.main');
}

// tests/scenarios/chengdu/voucher/by_pages.toml up to the service; then the holder takes his telephone.
export default function declare(test) {
  test('a voucher from its scheme to the confirmed service, page by page', { needs: 'stage of vouchers', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/voucher/by_pages', 'voucher/');
    await player.play(() => undefined);
    const { code } = player.memory.saved.one_paper.body;
    await player.company.leave();
    const faults = [...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`));
    for (const kind of ['voucher_programme', 'voucher', 'voucher_use']) for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:${kind}`), `${page} of ${kind} was looked at`);

    const page = await fresh_page({ baseURL: base, bypassCSP: true, viewport: phone });
    await page.goto('/vouchers');
    faults.push(...await looked(page, 'vouchers_entry'));
    await find(page, 'AAAAA-AAAAA');
    assert.match(await page.innerText('[role=alert]'), /没有这张凭单/);
    faults.push(...await looked(page, 'vouchers_forged'));

    // Small letters and a blank, as it is typed on a telephone.
    await find(page, code.toLowerCase().replace('-', ' '));
    assert.match(await page.innerText('main'), /康乐\(演示\)社会工作服务中心说.*6 小时，共 240\.00 元/);
    assert.ok(!(await page.innerText('main')).includes('老例一'), 'the page names nobody');
    faults.push(...await looked(page, 'vouchers_waiting'));
    await page.click('text=是，我接受了服务');
    faults.push(...await looked(page, 'vouchers_sure'));
    await page.click('text=确认，已接受服务');
    assert.match(await page.innerText('[role=status]'), /已确认/);
    faults.push(...await looked(page, 'vouchers_confirmed'));

    // A second confirmation of the same, from a page that was left open.
    const token = await (await fetch(`${base}/vouchers?code=${code}`)).text();
    assert.ok(!token.includes('等您确认'), 'nothing waits any more');
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
  test('a holder chooses and says no without scripts; a form of another site is not taken', { needs: 'stage of voucher holders', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/voucher/by_pages', 'nothing by pages');
    await player.play(() => undefined);
    const { code } = player.memory.saved.one_paper.body;
    const page = await fresh_page({ baseURL: base, javaScriptEnabled: false, viewport: phone });
    await find(page, code);
    await page.click('text=不，我没有接受服务');
    await page.click('text=确认，没有接受服务');
    assert.match(await page.innerText('[role=status]'), /凭单仍可使用/);
    await page.click('text=颐禾(演示)居家照护有限公司');
    await page.click('text=记下我的选择');
    assert.match(await page.innerText('[role=status]'), /您的选择已记下/);
    assert.equal(await page.locator('input[name=provider]:checked + label:has-text("颐禾")').count(), 1);
    assert.equal(await page.locator('.qr svg').count(), 2);
    const stolen = await fetch(`${base}/vouchers`, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `act=choose&code=${code}&provider=` });
    assert.equal(stolen.status, 403);
    const scripted = await fresh_page({ baseURL: base, bypassCSP: true, viewport: phone });
    await scripted.goto(`/vouchers?code=${code}`);
    assert.deepEqual(await looked(scripted, 'vouchers_ready'), []);
    if (pictures) { await scripted.emulateMedia({ media: 'print' }); await scripted.screenshot({ path: `${pictures}/vouchers_paper.png`, fullPage: true }); }
  });
  test('a claim of vouchers from the provider to the treasury, page by page', { needs: 'stage of voucher claims', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/voucher/claims_by_pages', 'claims_by_pages');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:voucher_claim`), `${page} of a claim was looked at`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
