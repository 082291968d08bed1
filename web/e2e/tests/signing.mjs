import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fresh_page } from '../lib/browser.mjs';
import { looked } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;

// A signer makes his key, keeps the file, proves that it opens, and enrols it.
async function enrol(page, passphrase, path, suite) {
  await go(page, '/signing_keys/new/enrol');
  await page.check(`input[name=suite][value=${suite}]`);
  await page.fill('#key-first', passphrase);
  await page.fill('#key-second', passphrase);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.step-form .field ~ .button.main')]);
  await file.saveAs(path);
  await page.setInputFiles('#key-file', path);
  await page.fill('#key-pass', passphrase);
  await page.keyboard.press('Enter');
  await page.waitForSelector('p.ok');
  await page.click('.action-bar .button.main');
  await page.waitForSelector('.answer');
}

async function sign(page, contract, passphrase, path, faults) {
  await go(page, `/contracts/${contract}/sign`);
  await page.setInputFiles('#key-file', path);
  // The wrong passphrase opens nothing, and nothing can be sent.
  await page.fill('#key-pass', '不是这个口令不是这个口令');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#key-wrong');
  assert.equal(await page.locator('.action-bar .button.main').isDisabled(), true);
  if (faults) faults.push(...await looked(page, 'signing_refused'));
  await page.fill('#key-pass', passphrase);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.notice.ok');
  await page.click('.action-bar .button.main');
  // Either signature is restated: the last one binds the money.
  await page.click('.el-dialog__footer .main');
  await page.waitForSelector('.answer');
}

// A server that sends another text than the one of the digest, or another than the page shows, gets no signature.
async function refuses(page, contract, change, says) {
  const changed = async (route) => route.fulfill({ json: change(await (await route.fetch()).json()) });
  const places = [`**/api/contracts/${contract}/text`, `**/api/contracts/${contract}`];
  for (const place of places) await page.route(place, changed);
  await go(page, `/contracts/${contract}/sign`);
  await page.waitForSelector('#sign-refused');
  assert.match(await page.innerText('#sign-refused'), says);
  assert.equal(await page.locator('.action-bar .button.main').isDisabled(), true);
  assert.equal(await page.locator('#key-file').count(), 0, 'no key is asked for');
  for (const place of places) await page.unroute(place);
}
const digest_of = (text) => createHash('sha256').update(text).digest('hex');
const other_price = (text) => text.replace('"price":176000000', '"price":276000000');

// tests/scenarios/chengdu/contract/by_pages.toml up to counsel; then both sides make their keys and sign, and anybody verifies it.
export default function declare(test) {
  test('a contract is signed with keys, page by page, and verified from its public record', { needs: 'stage of contracts', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/contract/by_pages', 'contract/');
    await player.play(() => undefined);
    const contract = player.memory.saved.contract.id;
    await player.company.leave();
    const faults = [...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`));
    assert.ok(player.seen.has('refused:contract'), 'without counsel the page refuses');

    const folder = mkdtempSync(join(tmpdir(), 'qiyue-signing-'));
    try {
      const world = { base, password };
      // One side by Ed25519, the other by SM2: the record tells which, and both verify.
      for (const [login, passphrase, suite] of [['signer', '签约口令一二三四五六七八', 'ed25519'], ['anxin_signer', '安馨口令一二三四五六七八', 'sm2']]) {
        const page = await sign_in(world, login, { acceptDownloads: true });
        const path = join(folder, `${login}.json`);
        await enrol(page, passphrase, path, suite);
        await go(page, `/contracts/${contract}/sign`);
        if (login === 'signer') {
          await page.waitForSelector('#sign-checked');
          assert.match(await page.innerText('main'), /1,760,000\.00/, 'what was hashed is what is read');
          faults.push(...await looked(page, 'signing_sign'));
          await refuses(page, contract, (said) => (said.body ? said : { ...said, text: other_price(said.text) }), /与待签摘要不一致/);
          faults.push(...await looked(page, 'signing_other_text'));
          // …nor when text and digest are both of another contract than the page shows.
          const told = await page.evaluate(async (at) => (await fetch(at)).json(), `/api/contracts/${contract}/text`);
          const text = other_price(told.text);
          await refuses(page, contract, (said) => (said.body ? { ...said, body: { ...said.body, text_digest: digest_of(text) } } : { ...said, text, text_digest: digest_of(text) }), /与本页显示的合同不一致/);
        }
        await sign(page, contract, passphrase, path, login === 'signer' ? faults : null);
        await go(page, `/contracts/${contract}`);
        assert.match(await page.locator('main').innerText(), /各方签名有效/);
        faults.push(...await looked(page, `signing_contract-${login}`));
        await page.close();
      }
      const page = await sign_in(world, 'signer');
      await go(page, `/contracts/${contract}/publish`);
      await page.click('.action-bar .button.main');
      await page.locator('[role=dialog] .button.main').click();
      await page.waitForSelector('.answer');
      await page.close();

      const citizen = await fresh_page({ baseURL: base, bypassCSP: true });
      await citizen.goto(`/contracts/${contract}`);
      assert.match(await citizen.locator('main').innerText(), /各方签名有效，文本自签订后未改动/);
      faults.push(...await looked(citizen, 'signing_public'));
      const record = await (await fetch(`${base}/api/contracts/${contract}/record`)).json();
      assert.deepEqual(record.signatures.map((one) => one.suite), ['ed25519', 'sm2']);
      if (process.env.QIYUE_BIN) {
        const path = join(folder, 'record.json');
        const verify = (said) => { writeFileSync(path, JSON.stringify(said)); const told = spawnSync(process.env.QIYUE_BIN, ['verify', 'contract', path], { encoding: 'utf8' }); if (told.status !== 0) throw new Error(told.stdout + told.stderr); return told.stdout; };
        assert.match(verify(record), /sound/);
        // Whose the keys are: each was enrolled by an act of the journal, which the record opens.
        assert.equal(verify(record).match(/agrees: the key of .* enrolled by entry \d+ of the journal/g)?.length, 2);
        const [first, second] = record.signatures;
        assert.throws(() => verify({ ...record, signatures: [{ ...first, enrolled: second.enrolled }, second] }), /NOT SOUND/);
        assert.throws(() => verify({ ...record, text: record.text.replace('800', '700') }), /NOT SOUND/);
      }
      await citizen.close();
      const paper = join(pictures ?? folder, 'contract.pdf');
      writeFileSync(paper, Buffer.from(await (await fetch(`${base}/api/objects/${contract}/papers/contract`)).arrayBuffer()));
      const printed = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
      assert.equal(printed.match(/已用其签名密钥电子签名/g)?.length, 2, 'the paper says that both sides signed');
      assert.ok(!printed.includes('法定代表人或授权代表'), 'no room is left for a hand that has signed');
      assert.ok(readFileSync(join(folder, 'signer.json'), 'utf8').includes('qiyue-signing-key'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });

  test('a contract is not renewed while an objection is open', { needs: 'stage of renewals', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/contract/renewal_objected', 'contract/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    assert.ok(player.seen.has('refused:contract'), `the refusal was looked at: ${[...player.seen.keys()]}`);
  });
}
