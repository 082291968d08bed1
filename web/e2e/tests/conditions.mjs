import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/tender/by_pages.toml: the method chosen, a condition that shuts suppliers out refused and then
// justified, and its review for fair competition asked for.
export default function declare(test) {
  test('a purchase document with a condition that is refused, page by page', { needs: 'stage of conditions', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/tender/by_pages', 'tender/by_pages');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    assert.ok(player.seen.has('refused:tender'), `${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
