import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/bond/by_pages.toml: a bid bond handed over and replaced, each refusal read on the page. Its way
// through a whole purchase is part of the main job.
export default function declare(test) {
  test('a bid bond is handed over and replaced, page by page', { needs: 'stage of bonds', seconds: 600 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/bond/by_pages', 'bond/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:bond`), `${page} of a bond was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
