import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/bidding/national_algorithms.toml by pages: each holder's browser makes an SM2 key and locks its file by
// SM4, each bidder's seals by the published SM2 key, the shares open. What the story refuses (keys and bids of the other
// suite) no page can be made to send.
export default function declare(test) {
  test('a purchase by the national algorithms: keys, bids and shares, page by page', { needs: 'stage of national algorithms', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/bidding/national_algorithms', 'bidding/');
    const possible = player.steps.filter((step) => !step.refused && !step.refused_by.length);
    player.steps.splice(0, player.steps.length, ...possible);
    await player.play(() => undefined);
    await player.company.leave();
    assert.equal(player.memory.saved.publication.opening_key.length, 88, 'a point of the curve, in base64');
    assert.equal(player.memory.saved.opening.opening.length, 3);
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
