import assert from 'node:assert/strict';
import { open_player } from '../lib/player.mjs';

// tests/scenarios/chengdu/credit/by_pages.toml: a sanction from the proposal to the decision, each refusal read on the page.
export default function declare(test) {
  test('a sanction is proposed, heard and decided, page by page', { needs: 'stage of credit', seconds: 600 }, async ({ stage, base, password }) => {
    const player = await open_player(stage, password, 'chengdu/credit/by_pages', 'credit/');
    await player.play(() => undefined);
    await player.company.leave();
    assert.deepEqual([...player.seen].flatMap(([page, faults]) => faults.map((fault) => `${page} ${fault}`)), []);
    for (const page of ['form', 'object', 'refused']) assert.ok(player.seen.has(`${page}:credit_sanction`), `${page} of a sanction was looked at: ${[...player.seen.keys()]}`);
    assert.deepEqual([...new Set(player.clumsy)], []);
    const list = await (await fetch(`${base}/credit`)).text();
    assert.ok(list.includes('锦财采罚〔2026〕演示1号'), 'the public list has it');
  });
}
