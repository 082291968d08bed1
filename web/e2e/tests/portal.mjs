import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fresh_page } from '../lib/browser.mjs';

export default function declare(test) {
  test('the home page reads without scripts, in few and small requests', async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    const got = [];
    page.on('response', (response) => got.push(response.body().catch(() => Buffer.alloc(0)).then((body) => ({ url: response.url(), body }))));
    await page.goto('/', { waitUntil: 'networkidle' });
    const read = (await Promise.all(got)).filter((one) => !one.url.endsWith('.svg') && !one.url.endsWith('.ico'));
    assert.ok(read.length <= 4, read.map((one) => one.url).join(' '));
    assert.ok(read.reduce((sum, one) => sum + gzipSync(one.body, { level: 9 }).length, 0) < 30 * 1024);
    const text = await page.textContent('main');
    for (const question of ['买什么', '谁来买', '向谁买', '怎么买', '买得值不值']) assert.ok(text.includes(question), question);
    const html = await page.content();
    assert.ok(!/<script|\sstyle=|\son\w+=/.test(html));
  });
  test('elder mode is a plain link, and its link then leads out', async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    await page.goto('/');
    await page.click('text=长者模式');
    assert.equal(await page.getAttribute('html', 'class'), 'elder');
    await page.click('text=退出长者模式');
    assert.equal(await page.getAttribute('html', 'class'), null);
  });
  test('an unknown page is a page with ways on', async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    const answer = await page.goto('/nothing-here');
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('main a[href="/"]').count() > 0);
  });
  test('on paper a notice keeps its text, address and hour and loses its navigation', { needs: 'mock' }, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await page.goto('/notice');
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.isHidden('.masthead'));
    assert.match(await page.innerText('.print-only'), /https:\/\/.*\n.*2026-09-22/);
    assert.ok((await page.pdf({ format: 'A4' })).length > 5000);
  });
}
