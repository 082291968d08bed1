import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// Stories that are played through the pages: each has its main path and more than two refusals.
const played = [
  ['chengdu/application/by_pages', 'application/by_pages', 'a project by application: guide, panel, sheets, ranking, notice', 'refused:project_guide'],
  ['chengdu/petition/by_pages', 'petition/by_pages', 'a petition from its receipt to its answer', 'closed'],
  ['chengdu/mode/entrusted_by_pages', 'mode/entrusted_by_pages', 'a purchase that is entrusted to the central body', 'refused:entrustment'],
];

export default function declare(test) {
  for (const [story, first, title, refusal] of played) {
    test(`${title}, page by page`, { needs: `stage of ${first}`, seconds: 900 }, async ({ stage, password }) => {
      const player = await open_player(stage, password, story, first);
      await player.play(() => undefined);
      await player.company.leave();
      assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
      assert.ok(player.seen.has(refusal), `${[...player.seen.keys()]}`);
      assert.deepEqual([...new Set(player.clumsy)], []);
    });
  }
}
