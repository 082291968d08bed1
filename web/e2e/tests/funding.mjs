import assert from 'node:assert/strict';
import { looked } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

const all = (player) => [...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`));

// tests/scenarios/chengdu/funding/by_pages.toml: above the instalment and in the future are refused on the page; then buyer and
// provider read the same page of what was disbursed.
export default function declare(test) {
  test('finance disburses to the buyer, page by page', { needs: 'stage of funding', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/funding/by_pages', 'funding/');
    await player.play(() => undefined);
    const faults = all(player);
    assert.ok(player.seen.has('refused:disbursement'), `a refusal was looked at: ${[...player.seen.keys()]}`);
    const { contract } = player.memory.saved;
    const texts = [];
    for (const key of ['payer', 'anxin']) {
      const page = await player.open(key, `/contracts/${contract.id}`);
      await page.click('a:has-text("资金拨付与使用")');
      await page.waitForSelector('#funding-plan');
      texts.push(await page.innerText('main'));
      faults.push(...await looked(page, `funding_${key}`));
    }
    assert.match(texts[0], /第 1 期[\s\S]*880,000\.00[\s\S]*400,000\.00[\s\S]*拨-1\(演示\)[\s\S]*已收回/);
    assert.equal(texts[0], texts[1], 'the provider reads what the buyer reads');
    const treasury = await player.open('treasury_jj', `/contracts/${contract.id}/funding`);
    assert.ok(await treasury.isVisible('a:has-text("登记拨付")'));
    await player.company.leave();
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });

  // tests/scenarios/chengdu/redevelopment/by_pages.toml: a rule that is over refuses the project until its extension is published;
  // then the kind of redevelopment is asked for, and the portal says until when the rule holds.
  test('a rule is extended and a project of its field proposed, page by page', { needs: 'stage of redevelopment', seconds: 600 }, async ({ stage, password, base }) => {
    const player = await open_player(stage, password, 'chengdu/redevelopment/by_pages', 'redevelopment/');
    await player.play(() => undefined);
    const faults = all(player);
    for (const page of ['form:rule_extension', 'refused:rule_extension', 'refused:project']) assert.ok(player.seen.has(page), `${page} was looked at: ${[...player.seen.keys()]}`);
    await player.company.leave();
    const page = await player.company.visitor();
    await page.goto(`${base}/rules/chengdu_penggai_2016`);
    assert.match(await page.innerText('main'), /延长至 2027-12-31/);
    for (const path of ['arrears', 'grants']) {
      await page.goto(`${base}/${path}`);
      await page.waitForSelector('h1');
      faults.push(...await looked(page, `public_${path}`));
    }
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
