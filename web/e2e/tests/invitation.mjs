import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/methods: an invited tender from its prequalification over the draw to the letters; each refusal read
// on the page.
async function played(stage, password, story, least) {
  const player = await open_player(stage, password, story, 'methods/');
  await player.play((n, step) => { if (process.env.QIYUE_E2E_EVERY_STEP) console.log(`  step ${n} of ${player.steps.length} ${step.as} ${step.do}`); });
  await player.company.leave();
  const found = [...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`));
  assert.deepEqual(found, []);
  // Of so many kinds the page was looked at.
  for (const [page, count] of Object.entries(least)) {
    const seen = [...player.seen.keys()].filter((one) => one.startsWith(`${page}:`));
    assert.ok(seen.length >= count, `of ${page} only ${seen} were looked at`);
  }
  assert.deepEqual([...new Set(player.clumsy)], []);
}

export default function declare(test) {
  test('an invited tender from its prequalification to the letters, page by page', { needs: 'stage of invitations', seconds: 900 }, async ({ stage, password }) => {
    await played(stage, password, 'chengdu/methods/invited_alone', { form: 4, object: 1, refused: 2 });
  });
  test('recommendations of buyer and experts, page by page', { needs: 'stage of recommendations', seconds: 600 }, async ({ stage, password }) => {
    await played(stage, password, 'chengdu/methods/consultation_by_recommendation', { form: 1, refused: 1 });
  });
}
