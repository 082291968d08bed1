// The pages made by hand, used by their own controls: key ceremony, bid, opening, scoring sheet, assessment round.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const passphrase = 'correct horse battery staple (演示)';
const wrong_phrase = 'not the passphrase of this key';
const hundredths = (number) => `${Math.trunc(number / 100)}.${String(number % 100).padStart(2, '0')}`;

// The rows stand there, one for each indicator of the need, in its order.
async function mark_rows(page, list, items) {
  await page.waitForSelector(`#f-${list}-0-mark`);
  const names = await page.locator('table.round tbody th strong').allTextContents();
  for (const item of items) {
    const at = names.indexOf(item.indicator);
    assert.ok(at >= 0, `the sheet has the indicator ${item.indicator}`);
    await page.fill(`#f-${list}-${at}-mark`, hundredths(item.mark));
    await page.fill(`#f-${list}-${at}-finding`, item.finding);
  }
}

async function choose_value(page, name, value) {
  const place = page.locator(`#f-${name}`);
  if (await place.count() > 0 && await place.evaluate((one) => one.tagName) === 'SELECT') await place.selectOption(value);
  else await page.check(`input[name="f-${name}"][value="${value}"]`);
}

// The pages of the key say which round it is of.
const of_quotes = async (page) => ((await page.innerText('.step-form')).includes('最后报价') ? ' of the quotes' : '');

export const by_hand = {
  // Made, saved, and proved from the saved file before the page has a public key to give.
  async 'tender.give_share_key'({ page, values, keys, hand_in, look }) {
    await page.fill('#key-first', passphrase);
    await page.fill('#key-second', passphrase);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button.main:has-text("生成并下载私钥文件")')]);
    const file = { name: download.suggestedFilename(), mimeType: 'application/json', buffer: await readFile(await download.path()) };
    await page.setInputFiles('#key-file', file);
    await page.fill('#key-pass', wrong_phrase);
    await page.press('#key-pass', 'Enter');
    await page.waitForSelector('#key-wrong');
    await page.fill('#key-pass', passphrase);
    await page.press('#key-pass', 'Enter');
    await page.waitForSelector('.form-group .ok');
    await look('by hand: share key');
    keys.set(values.share_key.$public_key, file);
    const done = await hand_in();
    assert.deepEqual(Object.keys(done.sent), ['share_key'], 'nothing but the public half leaves the page');
    return done;
  },

  async 'tender.split_key'({ page, values, keys, hand_in, look }) {
    const { holders } = values.shares.$shares;
    await page.waitForFunction((count) => document.querySelectorAll('.key-holders .digest').length === count, holders.length);
    assert.equal(await page.locator('.step-form input').count(), 0, 'no file and no passphrase is asked for, of either round');
    await look(`by hand: split${await of_quotes(page)}`);
    const done = await hand_in();
    assert.deepEqual(Object.keys(done.sent), ['opening_key', 'shares']);
    assert.notEqual(done.sent.opening_key, keys.get('opened by shares'), 'another key each time');
    keys.set('opened by shares', done.sent.opening_key);
    assert.equal(done.sent.shares.length, holders.length);
    // 33 bytes of a share, and what the suite's wrapping adds: a sealed box 48, SM2 97.
    const wrapped = 33 + (Buffer.from(done.sent.opening_key, 'base64').length === 65 ? 97 : 48);
    assert.ok(done.sent.shares.every((one) => Buffer.from(one.wrapped, 'base64').length === wrapped), 'only wrapped shares leave the page');
    return done;
  },

  'bid.replace': (given) => by_hand['bid.submit'](given),

  async 'bid.submit'({ page, values, hand_in, look }) {
    const { content } = values.envelope.$seal;
    await page.waitForSelector('#f-price');
    await page.fill('#f-price', content.price);
    await page.fill('#f-term', content.term);
    const answers = page.locator('[id^="f-answers-"]:is(input, textarea)');
    assert.equal(await answers.count(), content.answers.length);
    for (const [at, one] of content.answers.entries()) await answers.nth(at).fill(String(one.value ?? one.text));
    for (const [at, one] of content.qualification.entries()) await page.fill(`#f-qualification-${at}-text`, one.text);
    const secret = (values.attachments ?? []).map((one) => one.file.$sealed_file.text);
    for (const [at, text] of secret.entries()) await page.setInputFiles('#f-attachments', { name: content.files[at].name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    if (secret.length > 0) await page.waitForFunction((count) => document.querySelectorAll('.attached .ok').length === count, secret.length);
    await look('by hand: bid');
    const done = await hand_in();
    const { envelope } = done.sent;
    assert.deepEqual(Object.keys(done.sent), ['envelope', ...(secret.length ? ['attachments'] : [])], 'nothing but the envelope and what is sealed under its keys leaves the page');
    for (const one of done.sent.attachments ?? []) {
      const sent = await (await page.request.get(`/api/files/${one.file}`)).body();
      assert.ok(secret.every((text) => !sent.includes(Buffer.from(text))), 'nor does an attachment in clear');
    }
    const inside = Buffer.from(envelope, 'base64').toString();
    assert.ok(!inside.includes(content.term) && !inside.includes(content.answers[1].text), 'nothing of the bid can be read in it');
    if (done.status < 300) {
      const receipt = await page.waitForSelector('[data-test=receipt]');
      assert.equal((await receipt.textContent()).trim(), createHash('sha256').update(envelope).digest('hex'));
      assert.equal(await page.locator('.receipt [role=alert]').count(), 0, 'the server tells the same digest');
    } else assert.equal(await page.inputValue('#f-price'), content.price, 'what was typed stays');
    return done;
  },

  // Price and nothing else; the envelope and nothing else leaves the page.
  async 'bid.quote'({ page, values, hand_in, look }) {
    const { content } = values.envelope.$seal;
    await page.waitForSelector('#f-price');
    assert.equal(await page.locator('[id^="f-answers-"], #f-attachments').count(), 0, 'a final quote answers no factor again');
    await page.fill('#f-price', content.price);
    await look('by hand: final quote');
    const done = await hand_in();
    assert.deepEqual(Object.keys(done.sent), ['envelope']);
    assert.ok(!Buffer.from(done.sent.envelope, 'base64').toString().includes(content.price.replaceAll(',', '').replace('.', '')), 'nothing of the price can be read in it');
    const receipt = await page.waitForSelector('[data-test=receipt]');
    assert.equal((await receipt.textContent()).trim(), createHash('sha256').update(done.sent.envelope).digest('hex'));
    return done;
  },

  'framework.give_share_key': (given) => by_hand['tender.give_share_key'](given),
  'framework.split_key': (given) => by_hand['tender.split_key'](given),
  'framework.split_again': (given) => by_hand['tender.split_key'](given),
  'framework.give_share': (given) => by_hand['tender.give_share'](given),
  'framework_order.split_key': (given) => by_hand['tender.split_key'](given),
  'framework_order.give_share': (given) => by_hand['tender.give_share'](given),

  // With too few shares the page keeps the button back, and the server refuses whoever asks without it.
  async 'framework.open_offers'({ page, id, hand_in, look }) {
    await page.waitForSelector('.holders-count');
    if (await page.isDisabled('.action-bar button[type=submit]')) {
      assert.match(await page.innerText('.holders-count'), /已交 1 份，须 2 份/);
      await look('by hand: too few shares');
      const session = await (await page.request.get('/api/session')).json();
      const answer = await page.request.post(`/api/frameworks/${id}/open_offers`, { data: {}, headers: { 'X-CSRF-Token': session.csrf } });
      return { withheld: (await answer.json()).code };
    }
    await page.waitForSelector('.holders-count.ok');
    await look('by hand: opening of offers');
    const done = await hand_in();
    assert.deepEqual(done.sent, {}, 'no key is sent');
    return done;
  },

  'framework_offer.replace': (given) => by_hand['framework_offer.submit'](given),

  // Price, size and what is offered; the envelope and nothing else leaves the page.
  async 'framework_offer.submit'({ page, values, hand_in, look }) {
    const { content } = values.envelope.$seal;
    await page.waitForSelector('#f-price');
    await page.fill('#f-price', content.price);
    await choose_value(page, 'declared', content.declared);
    await page.fill('#f-quality', content.quality);
    await look('by hand: offer');
    const done = await hand_in();
    const { envelope } = done.sent;
    assert.deepEqual(Object.keys(done.sent).filter((name) => name !== 'framework'), ['envelope']);
    assert.ok(!Buffer.from(envelope, 'base64').toString().includes(content.quality), 'nothing of the offer can be read in it');
    if (done.status < 300) {
      const receipt = await page.waitForSelector('[data-test=receipt]');
      assert.equal((await receipt.textContent()).trim(), createHash('sha256').update(envelope).digest('hex'));
      assert.equal(await page.locator('.receipt [role=alert]').count(), 0, 'the server tells the same digest');
      await look('by hand: receipt of an offer');
    } else assert.equal(await page.inputValue('#f-price'), content.price, 'what was typed stays');
    return done;
  },

  // One price and nothing else; the envelope alone leaves the page.
  async 'framework_quote.submit'({ page, values, hand_in, look }) {
    await page.waitForSelector('#f-price');
    await page.fill('#f-price', values.envelope.$seal.content.price);
    await look('by hand: quote');
    const done = await hand_in();
    assert.deepEqual(Object.keys(done.sent).filter((name) => name !== 'order'), ['envelope']);
    if (done.status < 300) {
      const receipt = await page.waitForSelector('[data-test=receipt]');
      assert.equal((await receipt.textContent()).trim(), createHash('sha256').update(done.sent.envelope).digest('hex'));
    }
    return done;
  },

  // With the file that was made before the publication, whichever round it is.
  async 'tender.give_share'({ page, values, keys, came, look }) {
    await page.setInputFiles('#key-file', keys.get(values.share.$share));
    await page.fill('#key-pass', passphrase);
    await look(`by hand: share${await of_quotes(page)}`);
    const posted = page.waitForResponse((one) => one.request().method() === 'POST' && new URL(one.url()).pathname.endsWith('/give_share'));
    await page.press('#key-pass', 'Enter');
    const done = await came(page, posted);
    assert.equal(done.status, 200, JSON.stringify(done.answer));
    return done;
  },

  async 'tender.open'({ page, values, hand_in, look }) {
    await page.fill('#f-witnesses', values.witnesses);
    await page.waitForSelector('.holders-count.ok');
    const round = await of_quotes(page);
    await look(`by hand: opening${round}`);
    const done = await hand_in();
    assert.deepEqual(done.sent, { witnesses: values.witnesses }, 'no key is sent');
    await look(`by hand: opened${round}`);
    return done;
  },

  async 'review.score'({ page, values, id, hand_in, look }) {
    const told = await (await page.request.get(`/api/reviews/${id}/bids`)).json();
    await page.waitForSelector('table.sheet tbody input');
    for (const one of values.scores) {
      const bidder = told.items.find((bid) => bid.bid === one.bid).provider_name;
      const factor = told.factors.find((other) => other.id === one.factor).name;
      await page.getByLabel(`${bidder},${factor}`, { exact: true }).fill(hundredths(one.score));
    }
    await look('by hand: scoring sheet');
    const done = await hand_in();
    const sum = (scores) => scores.map((one) => `${one.bid} ${one.factor} ${one.score}`).sort();
    assert.deepEqual(sum(done.sent.scores), sum(values.scores), 'the sheet sends what was written into it');
    return done;
  },

  // A sheet of applications: the parts by their names, and an opinion of each. What is left unmarked the page does not send.
  async 'project_guide.score'({ page, values, id, hand_in, look }) {
    const { body } = await (await page.request.get(`/api/project_guides/${id}`)).json();
    await page.waitForSelector('table.sheet tbody input');
    for (const one of values.scores) {
      const { bidder } = body.bids.find((bid) => bid.bid === one.bid);
      await page.getByLabel(`${bidder},${one.factor}`, { exact: true }).fill(hundredths(one.score));
    }
    for (const one of values.opinions) await page.fill(`#f-opinions-${body.bids.findIndex((bid) => bid.bid === one.bid)}-opinion`, one.opinion);
    await look('by hand: sheet of applications');
    if (values.scores.length < body.bids.length * body.factors.length || values.opinions.length < body.bids.length) {
      await page.click('.action-bar button[type=submit]');
      await page.waitForSelector('.problem');
      return { withheld: values.opinions.length < body.bids.length ? 'application.no_opinion' : 'application.part_missing' };
    }
    return hand_in();
  },

  async 'assessment.score'({ page, values, hand_in, look }) {
    await mark_rows(page, 'items', values.items);
    await look('by hand: round');
    const done = await hand_in();
    assert.deepEqual(done.sent.items, values.items, 'the sheet sends what was written into it');
    return done;
  },

  async 'objection.reply'({ page, values, hand_in, look }) {
    await page.check(`input[name="f-decision"][value="${values.decision}"]`);
    await page.fill('#f-reason', values.reason);
    await mark_rows(page, 'corrected', values.corrected);
    await look('by hand: correction');
    const done = await hand_in();
    assert.deepEqual(done.sent, values, 'the page sends what was written into it');
    return done;
  },
};
