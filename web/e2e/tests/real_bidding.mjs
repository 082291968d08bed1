import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { axe } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const answer_id = (page) => /\/bids\/(\d+)\//.exec(page.url())[1];

export default function declare(test) {
  test('a bid sealed in the browser is received unread, and opened after the deadline', { needs: 'bidding' }, async (world) => {
    const tender = (await (await fetch(`${world.base}/api/tenders`)).json()).items[0].id;
    const bidder = await sign_in(world, 'anxin', { bypassCSP: true });
    await go(bidder, `/tenders/${tender}`);
    await bidder.click('main a[href*="/bids/new/register"]');
    await bidder.fill('#f-contact', '安馨投标联系人 028-00000000');
    await bidder.click('.action-bar button[type=submit]');
    await bidder.waitForSelector('.answer');
    await bidder.click('.answer a.main');
    await bidder.click('.next a[href$="/submit"]');
    await bidder.waitForSelector('#f-price');
    await bidder.fill('#f-price', '1,760,000.00');
    await bidder.fill('#f-term', '自 2026-07-01 起一年');
    const answers = await bidder.locator('[id^="f-answers-"]:is(input, textarea)').all();
    assert.equal(answers.length, 5);
    for (const one of answers) await one.fill(await one.evaluate((input) => input.tagName) === 'TEXTAREA' ? '逐项对应需求的秘密方案。' : '90');
    for (const one of await bidder.locator('textarea[id^="f-qualification-"]').all()) await one.fill('登记证书');
    const secret = Buffer.from('附件的秘密内容'.repeat(50));
    await bidder.setInputFiles('#f-attachments', { name: '服务方案.pdf', mimeType: 'application/pdf', buffer: secret });
    await bidder.waitForSelector('.attached .ok');
    await bidder.click('.action-bar button[type=submit]');
    const [request] = await Promise.all([bidder.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/submit')), bidder.click('.el-dialog__footer .main')]);
    const receipt = await bidder.waitForSelector('[data-test=receipt]');
    const { envelope } = request.postDataJSON();
    const digest = createHash('sha256').update(envelope).digest('hex');
    assert.equal((await receipt.textContent()).trim(), digest);
    assert.equal(await bidder.locator('.receipt [role=alert]').count(), 0, 'the server tells the same digest');
    const sent = Buffer.from(envelope, 'base64').toString();
    assert.deepEqual(Object.keys(JSON.parse(sent)), ['v', 'suite', 'wrapped_key', 'nonce', 'ciphertext']);
    assert.ok(!/秘密|176000000/.test(sent));

    const { file } = request.postDataJSON().attachments[0];
    const kept = await (await bidder.request.get(`/api/files/${file}`)).body();
    assert.equal(kept.length, secret.length + 16, 'the attachment was sent, encrypted');
    assert.ok(!kept.includes(Buffer.from('秘密')));

    const officer = await sign_in(world, 'opener', { bypassCSP: true });
    assert.equal((await officer.request.get(`/api/files/${file}`)).status(), 404, 'nobody has it before the opening');
    const session = await (await officer.request.get('/api/session')).json();
    const act = (step, data) => officer.request.post(`/api/tenders/${tender}/${step}`, { data, headers: { 'X-CSRF-Token': session.csrf } });
    const early = await act('open', { private_key: world.private_key });
    assert.ok(early.status() >= 400, 'not before the deadline');
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, world.deadline - Date.now() + 1500)));
    const closed = await act('close', {});
    assert.equal(closed.status(), 200, await closed.text());
    const opened = await act('open', { private_key: world.private_key, witnesses: '投标人代表三人' });
    assert.equal(opened.status(), 200, await opened.text());
    const answer = await opened.json();
    assert.equal(answer.readable, 3);
    await go(officer, `/tenders/${tender}/opening-record`);
    await officer.waitForSelector('.record');
    assert.match(await officer.innerText('.record'), /安馨\(演示\)养老服务有限公司\s+1,760,000\.00/);
    assert.match(await officer.innerText('.record'), new RegExp(digest.slice(0, 16)));

    // From then on the buyer's people open it in their browsers; another bidder does not.
    await go(officer, `/bids/${answer_id(bidder)}`);
    const [download] = await Promise.all([officer.waitForEvent('download'), officer.click('.attached button:has-text("服务方案.pdf")')]);
    assert.equal(download.suggestedFilename(), '服务方案.pdf');
    assert.ok(readFileSync(await download.path()).equals(secret));
    await officer.waitForSelector('.attached .ok');
    assert.deepEqual(await axe(officer), []);
    const rival = await sign_in(world, 'kangle');
    assert.equal((await rival.request.get(`/api/files/${file}`)).status(), 404);
  });
}
