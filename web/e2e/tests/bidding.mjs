import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { go, sign_in } from '../lib/workbench.mjs';

const passphrase = '开标日的口令要长一些才安全';

async function open_file(page, file, phrase) {
  await page.setInputFiles('#key-file', file);
  await page.fill('#key-pass', phrase);
  await page.press('#key-pass', 'Enter');
}

export default function declare(test) {
  test('from key ceremony to opening record, with the price unseen until then', { needs: 'mock' }, async (world) => {
    // Each holder makes a key of his own, keeps the file, proves it, and gives the public half.
    const officer = await sign_in(world, 'opener');
    await go(officer, '/tenders/3001/split_key');
    assert.ok(await officer.isDisabled('.action-bar button[type=submit]'), 'nothing is split before all holders have keys');
    const files = {};
    for (const login of ['opener', 'keeper', 'reviewer']) {
      const holder = await sign_in(world, login);
      await go(holder, '/tenders/3001/give_share_key');
      if (login === 'opener') {
        await holder.fill('#key-first', '短');
        await holder.click('text=生成并下载私钥文件');
        await holder.waitForSelector('#key-first-error');
      }
      await holder.fill('#key-first', passphrase);
      await holder.fill('#key-second', passphrase);
      const [download] = await Promise.all([holder.waitForEvent('download'), holder.click('text=生成并下载私钥文件')]);
      const key_file = readFileSync(await download.path(), 'utf8');
      assert.equal(JSON.parse(key_file).format, 'qiyue-share-key');
      assert.ok(!key_file.includes(passphrase));
      assert.ok(await holder.isDisabled('.action-bar button[type=submit]'));
      files[login] = { name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(key_file) };
      await open_file(holder, files[login], passphrase);
      await holder.waitForSelector('text=核对相符');
      const [given] = await Promise.all([holder.waitForRequest('**/give_share_key'), holder.click('.action-bar button[type=submit]')]);
      assert.deepEqual(Object.keys(given.postDataJSON()), ['share_key']);
      await holder.waitForSelector('.answer');
      if (login !== 'opener') await holder.close();
    }

    // The opener's browser makes and splits the opening key; what it sends opens nothing.
    await go(officer, '/tenders/3001/split_key');
    assert.equal(await officer.locator('.key-holders .digest').count(), 3);
    const [split] = await Promise.all([officer.waitForRequest('**/split_key'), officer.click('.action-bar button[type=submit]')]);
    const made = split.postDataJSON();
    assert.deepEqual(Object.keys(made), ['opening_key', 'shares']);
    assert.deepEqual(made.shares.map((one) => [one.person, Object.keys(one), Buffer.from(one.wrapped, 'base64').length]), [103, 107, 102].map((person) => [person, ['person', 'wrapped', 'digest'], 81]));
    await officer.waitForSelector('.answer');
    await go(officer, '/tenders/3001/give_share');
    await open_file(officer, files.keeper, passphrase);
    await officer.waitForSelector('#key-wrong');
    await open_file(officer, files.opener, passphrase);
    await officer.waitForSelector('text=您的份额可以打开');

    // The bidder seals price, responses and an attachment; only ciphertext leaves the browser.
    const bidder = await sign_in(world, 'anxin');
    await go(bidder, '/tenders/3001');
    await bidder.click('.starts a');
    await bidder.waitForSelector('#f-price');
    const sent = [];
    bidder.on('request', (request) => { if (request.postDataBuffer()) sent.push(request.postDataBuffer()); });
    await bidder.fill('#f-price', '4,720,000.50');
    // What the document grants a deduction for is asked, and nothing else.
    assert.ok(await bidder.isVisible('#bid-deductions'));
    assert.ok(await bidder.isVisible('text=中小企业声明'));
    assert.ok(await bidder.isHidden('text=本国产品成本占比'));
    for (let n = 0; n < 3; n += 1) await bidder.fill(`#f-answers-${n}-text`, `第 ${n + 1} 项响应的秘密内容`);
    await bidder.setInputFiles('#f-attachments', { name: '服务方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('附件的秘密内容'.repeat(50)) });
    await bidder.waitForSelector('.attached .ok');
    await bidder.click('.action-bar button[type=submit]');
    // What is handed in is told before: the price as typed, every file, the digest.
    await bidder.waitForSelector('.el-dialog .summary-list');
    assert.match(await bidder.textContent('.el-dialog'), /4,720,000\.50 元[\s\S]*服务方案\.pdf[\s\S]*[0-9a-f]{64}/);
    const [request] = await Promise.all([bidder.waitForRequest((one) => one.url().endsWith('/api/bids')), bidder.click('.el-dialog__footer .main')]);
    await bidder.waitForSelector('[data-test=receipt]');
    const { tender, envelope } = request.postDataJSON();
    assert.equal(tender, 3001);
    const sealed = Buffer.from(envelope, 'base64');
    assert.deepEqual(Object.keys(JSON.parse(sealed)), ['v', 'suite', 'wrapped_key', 'nonce', 'ciphertext']);
    assert.equal((await bidder.textContent('[data-test=receipt]')).trim(), createHash('sha256').update(envelope).digest('hex'));
    for (const body of sent) assert.ok(!/秘密|472000050|4,720,000/.test(body.toString('utf8')) && !/秘密/.test(Buffer.from(body.toString('latin1'), 'base64').toString('utf8')));
    const [receipt] = await Promise.all([bidder.waitForEvent('download'), bidder.click('.receipt button.main')]);
    assert.match(readFileSync(await receipt.path(), 'utf8'), /envelope_sha256/);

    // The opening: two holders of three give their shares, the third is not there, and the opener sees them come in.
    await go(officer, '/tenders/3001/close');
    await officer.click('.action-bar button[type=submit]');
    await officer.click('.el-dialog__footer .main');
    await officer.waitForSelector('.answer');
    await go(officer, '/tenders/3001/open');
    await officer.waitForSelector('text=已交 0 份，须 2 份');
    assert.ok(await officer.isDisabled('.action-bar button[type=submit]'));
    for (const [login, told] of [['keeper', '已交 1 份，须 2 份'], ['opener', '份额已齐']]) {
      const holder = await sign_in(world, login);
      await go(holder, '/tenders/3001/give_share');
      await open_file(holder, files[login], '不是这个口令不是这个');
      await holder.waitForSelector('#key-wrong');
      await holder.fill('#key-pass', passphrase);
      const [sent_share] = await Promise.all([holder.waitForRequest('**/give_share'), holder.press('#key-pass', 'Enter')]);
      assert.deepEqual(Object.keys(sent_share.postDataJSON()), ['share']);
      await holder.waitForSelector('.answer');
      await holder.close();
      await officer.waitForSelector(`text=${told}`, { timeout: 10_000 });
    }
    await officer.fill('#f-witnesses', '投标人代表三人');
    await officer.click('.action-bar button[type=submit]');
    await officer.click('.el-dialog__footer .main');
    await officer.waitForSelector('.answer');
    await officer.click('.answer a[href$="/opening-record"]');
    await officer.waitForSelector('.record');
    const record = await officer.textContent('.record');
    assert.match(record, /成都安馨养老服务中心/);
    assert.match(record, /4,720,000\.50/);
    assert.match(record, /锦江区财政局/);
    assert.match(record, /程守钥/);
    assert.doesNotMatch(record, /周怀远/, 'who gave no share is not among them');
  });

  test('a bid above the ceiling is told before it is sealed', { needs: 'mock' }, async (world) => {
    const { pages } = await import('../pages.mjs');
    const page = await sign_in(world, 'anxin');
    await go(page, '/bids/new/submit?parent=3001');
    await pages.find((one) => one.name === 'bid-key').then(page);
    await page.fill('#f-price', '4,860,000.01');
    await page.waitForSelector('text=高于最高限价');
    let posted = 0;
    page.on('request', (request) => { posted += request.method() === 'POST' ? 1 : 0; });
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.problem');
    assert.equal(posted, 0);
  });
}
