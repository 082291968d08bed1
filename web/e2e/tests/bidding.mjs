import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { go, sign_in } from '../lib/workbench.mjs';

const passphrase = '开标日的口令要长一些才安全';

export default function declare(test) {
  test('from key ceremony to opening record, with the price unseen until then', { needs: 'mock' }, async (world) => {
    // The opening officer makes the key, keeps the file, proves it, publishes the public half.
    const officer = await sign_in(world, 'opener');
    await go(officer, '/tenders/3001/set_key');
    await officer.fill('#key-first', '短');
    await officer.click('text=生成并下载私钥文件');
    await officer.waitForSelector('#key-first-error');
    await officer.fill('#key-first', passphrase);
    await officer.fill('#key-second', passphrase);
    const [download] = await Promise.all([officer.waitForEvent('download'), officer.click('text=生成并下载私钥文件')]);
    const key_file = readFileSync(await download.path(), 'utf8');
    assert.equal(JSON.parse(key_file).format, 'qiyue-opening-key');
    assert.ok(!key_file.includes(passphrase));
    assert.ok(await officer.isDisabled('.action-bar button[type=submit]'));
    const file = { name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(key_file) };
    await officer.setInputFiles('#key-file', file);
    await officer.fill('#key-pass', passphrase);
    await officer.keyboard.press('Enter');
    await officer.waitForSelector('text=核对相符');
    const [published] = await Promise.all([officer.waitForRequest('**/set_key'), officer.click('.action-bar button[type=submit]')]);
    assert.deepEqual(Object.keys(published.postDataJSON()), ['opening_key']);
    await officer.waitForSelector('.answer');

    // The bidder seals price, responses and an attachment; only ciphertext leaves the browser.
    const bidder = await sign_in(world, 'anxin');
    await go(bidder, '/tenders/3001');
    await bidder.click('.starts a');
    await bidder.waitForSelector('#f-price');
    const sent = [];
    bidder.on('request', (request) => { if (request.postDataBuffer()) sent.push(request.postDataBuffer()); });
    await bidder.fill('#f-price', '4,720,000.50');
    for (let n = 0; n < 3; n += 1) await bidder.fill(`#f-answers-${n}-text`, `第 ${n + 1} 项响应的秘密内容`);
    await bidder.setInputFiles('#f-attachments', { name: '服务方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('附件的秘密内容'.repeat(50)) });
    await bidder.waitForSelector('.attached .ok');
    const [request] = await Promise.all([bidder.waitForRequest((one) => one.url().endsWith('/api/bids')), bidder.click('.action-bar button[type=submit]')]);
    await bidder.waitForSelector('[data-test=receipt]');
    const { tender, envelope } = request.postDataJSON();
    assert.equal(tender, 3001);
    const sealed = Buffer.from(envelope, 'base64');
    assert.deepEqual(Object.keys(JSON.parse(sealed)), ['v', 'suite', 'wrapped_key', 'nonce', 'ciphertext']);
    assert.equal((await bidder.textContent('[data-test=receipt]')).trim(), createHash('sha256').update(envelope).digest('hex'));
    for (const body of sent) assert.ok(!/秘密|472000050|4,720,000/.test(body.toString('utf8')) && !/秘密/.test(Buffer.from(body.toString('latin1'), 'base64').toString('utf8')));
    const [receipt] = await Promise.all([bidder.waitForEvent('download'), bidder.click('.receipt button.main')]);
    assert.match(readFileSync(await receipt.path(), 'utf8'), /envelope_sha256/);

    // The opening: the wrong passphrase is told, the right one opens, the record shows bidder and price.
    await go(officer, '/tenders/3001/open');
    await officer.setInputFiles('#key-file', file);
    await officer.fill('#key-pass', '不是这个口令不是这个');
    await officer.keyboard.press('Enter');
    await officer.waitForSelector('#key-wrong');
    await officer.fill('#key-pass', passphrase);
    await officer.keyboard.press('Enter');
    await officer.waitForSelector('.answer');
    await officer.click('.answer a[href$="/opening-record"]');
    await officer.waitForSelector('.record');
    assert.match(await officer.textContent('.record'), /成都安馨养老服务中心/);
    assert.match(await officer.textContent('.record'), /4,720,000\.50/);
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
