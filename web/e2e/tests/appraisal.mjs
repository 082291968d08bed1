import assert from 'node:assert/strict';
import { fresh_page } from '../lib/browser.mjs';
import { desk, looked, phone } from '../lib/looked.mjs';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/appraisal/by_pages.toml: who is assessed may not assess, no side may be missing; then one who was
// asked answers on his telephone, without a script, and the public finds the result.
export default function declare(test) {
  test('an evaluation page by page, with the two refusals; a survey answered by code; the result found by anybody', { needs: 'stage of an evaluation', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/appraisal/by_pages', 'appraisal/');
    await player.play(() => undefined);
    const evaluation = player.memory.saved.evaluation.id;
    const { code } = player.memory.saved.later_codes.body.invitations[0];
    await player.company.leave();
    const faults = [...player.seen].flatMap(([page, found]) => found.map((fault) => `${page} ${fault}`));
    for (const page of ['form:evaluation', 'object:evaluation', 'refused:evaluation', 'form:satisfaction_survey', 'object:satisfaction_survey']) assert.ok(player.seen.has(page), `${page} was looked at`);

    const page = await fresh_page({ baseURL: base, javaScriptEnabled: false, bypassCSP: true, viewport: phone });
    await page.goto('/surveys');
    await page.fill('#f-code', 'AAAAA-AAAAA');
    await page.click('button.main');
    assert.match(await page.innerText('[role=alert]'), /没有这个短码/);
    await page.fill('#f-code', code.toLowerCase().replace('-', ' '));
    await page.click('button.main');
    assert.match(await page.innerText('main'), /服务结束后家人能否自行照护/);
    assert.ok(!(await page.innerText('main')).includes('一号老人'), 'the page names nobody');
    // Sent half-filled, it comes back with what is missing and what was chosen.
    await page.check('#c-q1');
    await page.click('button.main');
    assert.match(await page.innerText('[role=alert]'), /总体评价/);
    assert.ok(await page.isChecked('#c-q1'));
    await page.check('#c-overall-4');
    await page.check('#c-satisfied');
    await page.click('button.main');
    assert.match(await page.innerText('[role=status]'), /答卷已收到/);
    await page.goto(`/surveys?code=${code}`);
    assert.match(await page.innerText('[role=status]'), /已经用过/);

    const seen = await fresh_page({ baseURL: base, bypassCSP: true, viewport: desk });
    await seen.goto('/surveys');
    faults.push(...await looked(seen, 'appraisal_entry'));
    await seen.goto('/results?grade=good');
    assert.match(await seen.innerText('main'), /85\.50 分/);
    faults.push(...await looked(seen, 'appraisal_results'));
    await seen.goto('/results?grade=excellent');
    assert.match(await seen.innerText('main'), /没有符合条件的评价结果/);
    const file = await (await fetch(`${base}/results.csv?grade=good`)).text();
    assert.match(file, /居家养老上门照护服务.*85\.50,良/);
    const { items } = await (await fetch(`${base}/api/public/evaluations?grade=good`)).json();
    assert.equal(items[0].evaluation, evaluation);
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
