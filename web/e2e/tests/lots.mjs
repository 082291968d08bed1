import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/lots/by_pages.toml: a purchase in two lots, from their drawing up to the qualified bids of one, both refusals read on the page.
export default function declare(test) {
  test('a purchase in lots from the document to the opening, page by page', { needs: 'stage of lots', seconds: 900 }, async ({ stage, password }) => {
    const player = await open_player(stage, password, 'chengdu/lots/by_pages', 'lots/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    for (const kind of ['refused:tender', 'refused:bid', 'form:review']) assert.ok(player.seen.has(kind), `${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
  });
}
