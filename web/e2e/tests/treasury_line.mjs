import assert from 'node:assert/strict';
import { go, sign_in } from '../lib/workbench.mjs';

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const ended = new Set(['paid', 'returned']);
// The first instalment was paid on paper, before there was a line.
const on_paper = (one) => one.stage === 'paid' && one.answered_on < '2026-07-01';

// `qiyue serve --treasury` and `qiyue treasury-simulator`, two programs and a real line between them that loses, delays and repeats.
export default function declare(test) {
  test('treasury line: what is sent over a bad line is done once by the treasury, and booked once as it says', { needs: 'treasury', seconds: 400 }, async (world) => {
    const page = await sign_in(world, 'payer');
    const read = (path) => page.evaluate(async (at) => (await fetch(at)).json(), path);
    const grants = (await read('/api/grants')).items;
    const payments = (await read('/api/payments')).items.filter((one) => one.state !== 'withdrawn');
    assert.equal(grants.length, 12);
    const orders = [];
    // Each order's instruction as the city has it, until the treasury has answered all.
    for (let n = 0; n < 150; n += 1) {
      orders.length = 0;
      for (const one of [...grants, ...payments]) orders.push(...(await read(`/api/objects/${one.id}/instructions`)).items.filter((mine) => !on_paper(mine)));
      if (orders.length === 13 && orders.every((one) => ended.has(one.stage))) break;
      await wait(2000);
    }
    assert.equal(orders.length, 13, 'every order is an instruction');
    assert.deepEqual(orders.filter((one) => !ended.has(one.stage)), [], 'the treasury has answered all');

    // What the treasury heard: every instruction, some more than once, and lost calls among them.
    const heard = [...world.bank.told().matchAll(/^\/instructions (ZL\d+)(?: (\d+)|: (.*))$/gm)];
    const done = new Map();
    // It does what it heard also where its answer was lost: then the city learns of it by asking.
    for (const [, number, status, fault] of heard) if (status === '200' || fault === 'its answer was lost') done.set(number, (done.get(number) ?? 0) + 1);
    assert.deepEqual([...done.keys()].sort(), orders.map((one) => one.instruction).sort(), 'the treasury knows these and no other');
    assert.match(world.bank.told(), /lost/, 'the line lost something');
    assert.ok(heard.length > orders.length, 'what was lost was sent again under its key');

    // And each object stands as its instruction says, with one booking in the ledger.
    for (const one of grants) {
      const now = await read(`/api/grants/${one.id}`);
      const order = orders.find((mine) => mine.grant === one.id);
      assert.equal(now.state, order.stage === 'paid' ? 'paid' : 'proposed');
      assert.equal(now.body.voucher ?? '', order.stage === 'paid' ? order.voucher : '');
    }
    assert.match(world.verify(), /sound/);
    await go(page, `/payments/${orders.find((one) => one.payment).payment}`);
    assert.match(await page.innerText('main'), /国库/);
    await page.close();
  });
}
