import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/methods/by_pages.toml: a competitive consultation from the choice of the method over its notice
// and the talks to the opened final quotes, each refusal read on the page.
export default function declare(test) {
  test('a consultation from its notice to the final quotes, page by page', { needs: 'stage of methods', seconds: 900 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/methods/by_pages', 'methods/');
    await player.play((n, step) => { if (process.env.QIYUE_E2E_EVERY_STEP) console.log(`  step ${n} of ${player.steps.length} ${step.as} ${step.do}`); });
    await player.company.leave();
    const found = [...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`));
    assert.deepEqual(found, []);
    assert.ok(player.seen.has('by hand: final quote'));
    for (const page of ['split', 'share', 'opening']) for (const round of ['', ' of the quotes']) assert.ok(player.seen.has(`by hand: ${page}${round}`), `${page}${round} was looked at`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
