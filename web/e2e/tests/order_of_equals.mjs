import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/tender/order_of_equals_by_pages.toml: what goes first among equal bids, refused twice and then written.
export default function declare(test) {
  test('the order of equal bids, page by page: two refusals, then the lot after the price', { needs: 'stage of equals', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/tender/order_of_equals_by_pages', 'tender/order_of_equals_by_pages');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    assert.ok(player.seen.has('refused:tender'), `${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
