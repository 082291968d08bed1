import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/methods: an invited tender from its prequalification over the draw to the letters, and a consultation
// whose suppliers are recommended by buyer and experts apart; each refusal read on the page.
async function played(stage, password, story, kinds) {
  const player = await open_player(stage, password, story, 'methods/');
  await player.play((n, step) => { if (process.env.QIYUE_E2E_EVERY_STEP) console.log(`  step ${n} of ${player.steps.length} ${step.as} ${step.do}`); });
  await player.company.leave();
  const found = [...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`));
  assert.deepEqual(found, []);
  for (const kind of kinds) for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:${kind}`), `${page} of ${kind} was looked at`);
  assert.deepEqual([...new Set(player.clumsy)], []);
}

export default function declare(test) {
  test('an invited tender from its prequalification to the letters, page by page', { needs: 'stage of invitations', seconds: 900 }, async ({ stage, password }) => {
    await played(stage, password, 'chengdu/methods/invited', ['prequalification', 'prequalification_application', 'invitation', 'invitation_letter']);
  });
  test('recommendations of buyer and experts, page by page', { needs: 'stage of recommendations', seconds: 600 }, async ({ stage, password }) => {
    await played(stage, password, 'chengdu/methods/consultation_by_recommendation', ['invitation']);
  });
}
