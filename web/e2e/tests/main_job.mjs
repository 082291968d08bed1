import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// The purchase that tests/scenarios/chengdu/main_job.toml tells, from the need survey to the published evaluation, with
// its predecessors, page by page.
export default function declare(test) {
  test('the main job, page by page', { needs: 'stage', seconds: 600 }, async ({ stage, password, base }) => {
    const began = Date.now();
    const player = await open_player(stage, password, 'chengdu/main_job');
    const progress = (n, step) => console.log(`  step ${n} of ${player.steps.length} (${step.story.split('/').pop()}, ${((Date.now() - began) / 1000).toFixed(0)} s) ${step.as} ${step.do}`);
    await player.play((n, step) => { if (n % 40 === 0 || n === player.steps.length || process.env.QIYUE_E2E_EVERY_STEP) progress(n, step); });
    await player.company.leave();

    // The journal holds what the runner's does: the same operations by the same people at the same times. Only which
    // experts the lot names is another draw.
    const lot = new Set(Object.entries(player.cast.names).filter(([key]) => /^expert\d+$/.test(key)).map(([, name]) => name));
    const told = (rows) => rows.map(([operation, kind, person, when]) => [operation, kind, lot.has(person) ? 'an expert' : person, when]);
    const [mine, recorded] = [await stage.ask('journal'), await stage.ask('recorded chengdu/main_job')];
    assert.deepEqual(told(mine), told(recorded));

    assert.equal(player.dropped, 3, 'form, bid and scoring sheet outlived a broken line');
    const ways = [...player.ways].map(([way, times]) => `${way} ${times}`).join(', ');
    console.log(`  reached by ${ways}; signed in ${player.company.signed_in} times; ${player.asked.length} asked of the API: ${[...new Set(player.asked)].join(', ')}`);
    const found = [...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`));
    console.log(`  ${player.seen.size} kinds of pages looked at`);
    assert.deepEqual(found, []);
    assert.deepEqual([...new Set(player.clumsy)], []);

    // Anybody sees all of it on one page.
    const page = await player.company.visitor();
    await page.goto(`${base}/projects/${player.memory.saved.project.id}`);
    const text = await page.innerText('main');
    for (const part of ['规划', '预算', '需求', '采购', '中标', '合同', '考核', '支付', '绩效评价', '安馨(演示)养老服务有限公司', '1,760,000.00']) assert.ok(text.includes(part), part);
  });
}
