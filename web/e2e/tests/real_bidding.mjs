import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { axe } from '../lib/browser.mjs';
import { in_files, in_memory, traces_of_price } from '../lib/canary.mjs';
import { go, sign_in } from '../lib/workbench.mjs';
import { key_file } from '../../workbench/mock/keys.mjs';

// What only this bidder's browser knows until the bids are opened.
const canary = 176391746;
const passphrase = '开标日的口令要长一些才安全';

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
    await bidder.waitForSelector('#f-price');
    await bidder.fill('#f-price', '1,763,917.46');
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
    assert.ok(!/秘密|176391746/.test(sent));

    const { file } = request.postDataJSON().attachments[0];
    const kept = await (await bidder.request.get(`/api/files/${file}`)).body();
    assert.equal(kept.length, secret.length + 16, 'the attachment was sent, encrypted');
    assert.ok(!kept.includes(Buffer.from('秘密')));

    const officer = await sign_in(world, 'opener', { bypassCSP: true });
    assert.equal((await officer.request.get(`/api/files/${file}`)).status(), 404, 'nobody has it before the opening');
    const session = await (await officer.request.get('/api/session')).json();
    const act = (step, data) => officer.request.post(`/api/tenders/${tender}/${step}`, { data, headers: { 'X-CSRF-Token': session.csrf } });
    const mine = world.holders.find((one) => one.login === 'opener');
    assert.equal((await (await act('give_share', { share: mine.share })).json()).code, 'sealing.share_before_deadline');
    assert.ok((await act('open', {})).status() >= 400, 'not before the deadline');
    // A holder looks whether he could: his own file and passphrase open his share, and nothing is sent.
    await go(officer, `/tenders/${tender}/give_share`);
    let posted = 0;
    officer.on('request', (one) => { posted += one.method() === 'POST' ? 1 : 0; });
    await officer.setInputFiles('#key-file', key_file(mine, passphrase, tender));
    await officer.fill('#key-pass', passphrase);
    await officer.press('#key-pass', 'Enter');
    await officer.waitForSelector('text=您的份额可以打开');
    assert.equal(posted, 0);
    assert.deepEqual(await axe(officer), []);
    // Not the server's memory, nor its database, nor any file of its folder knows the price.
    const traces = traces_of_price(canary);
    const before = in_memory(world.pid, traces);
    assert.ok(before.seen > 20_000_000, `${before.seen} bytes of memory were read`);
    assert.equal(before.found, false, 'the memory of the running server holds a sealed price');
    assert.deepEqual(in_files(world.data, traces), [], 'a file holds a sealed price');
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, world.deadline - Date.now() + 1500)));
    const closed = await act('close', {});
    assert.equal(closed.status(), 200, await closed.text());
    // The opener looks on: one share alone is too few, with the second the bids can be opened; the third holder is missing.
    await go(officer, `/tenders/${tender}/open`);
    await officer.waitForSelector('text=已交 0 份，须 2 份');
    assert.ok(await officer.isDisabled('.action-bar button[type=submit]'));
    assert.equal((await (await act('open', {})).json()).code, 'sealing.too_few_shares');
    assert.equal((await (await act('give_share', { share: world.holders[1].share })).json()).code, 'sealing.forged_share');
    assert.equal((await act('give_share', { share: mine.share })).status(), 200);
    await officer.waitForSelector('text=已交 1 份，须 2 份');
    const agent = await sign_in(world, 'agent', { bypassCSP: true });
    await go(agent, `/tenders/${tender}/give_share`);
    await agent.setInputFiles('#key-file', key_file(world.holders.find((one) => one.login === 'agent'), passphrase, tender));
    await agent.fill('#key-pass', passphrase);
    await agent.press('#key-pass', 'Enter');
    await agent.waitForSelector('.answer');
    await officer.waitForSelector('text=份额已齐');
    assert.deepEqual(await axe(officer), []);
    await officer.fill('#f-witnesses', '投标人代表三人');
    await officer.click('.action-bar button[type=submit]');
    const [opened] = await Promise.all([officer.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/open')), officer.click('.el-dialog__footer .main')]);
    assert.equal(opened.status(), 200, await opened.text());
    assert.deepEqual(opened.request().postDataJSON(), { witnesses: '投标人代表三人' });
    assert.equal((await opened.json()).readable, 3);
    await officer.waitForSelector('.answer');
    assert.ok(in_memory(world.pid, traces).found && in_files(world.data, traces).length > 0, 'once opened it stands in both: the search finds what is there');
    await go(officer, `/tenders/${tender}/opening-record`);
    await officer.waitForSelector('.record');
    assert.match(await officer.innerText('.record'), /安馨\(演示\)养老服务有限公司\s+1,763,917\.46/);
    assert.match(await officer.innerText('.record'), new RegExp(digest.slice(0, 16)));
    assert.match(await officer.innerText('.record'), /成都市\(演示\)集中采购中心 · 集中采购机构经办岗/);
    assert.doesNotMatch(await officer.innerText('.record'), /采购监管/, 'who gave no share is not among them');
    assert.deepEqual(await axe(officer), []);

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
