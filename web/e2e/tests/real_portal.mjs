import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { axe, fresh_page, overflow } from '../lib/browser.mjs';

const city = { needs: 'city' };
const name = '居家养老上门照护服务';
// A page whose styles have not come yet is wider than it will be.
const clean = async (page, what) => {
  await page.waitForLoadState('load');
  assert.deepEqual([...page.faults, ...await overflow(page), ...await axe(page)], [], what);
};

// The pages of the demonstration city, found as a visitor finds them: by links.
async function addresses(page) {
  await page.goto('/projects');
  const project = await page.getAttribute('main a[href^="/projects/"]:has-text("居家养老上门照护服务")', 'href');
  await page.goto('/notices');
  const notice = await page.getAttribute('main a[href^="/notices/"]', 'href');
  await page.goto(project);
  const named = await page.$$eval('main a', (links) => [...new Set(links.map((link) => link.getAttribute('href')).filter((href) => /^\/(buyers|providers|catalogue)\/./.test(href)))]);
  assert.equal(named.length, 3, 'the project leads to its buyer, provider and item');
  return ['/', '/statistics', ...named, '/notices', notice, '/projects', project, '/catalogue', '/rules', '/rules/CD-23-1', '/rules/documents', '/receipt', `${notice}/remark`, '/api', '/reference/need', `/search?q=${encodeURIComponent('养老')}`, '/buyers', '/providers', '/credit', '/results', '/accessibility', '/data'];
}

export default function declare(test) {
  for (const width of [1280, 390]) {
    test(`every kind of page at ${width} has no axe violation and no overflow`, city, async (world) => {
      const page = await fresh_page({ baseURL: world.base, bypassCSP: true, viewport: { width, height: 900 } });
      for (const path of await addresses(page)) {
        assert.equal((await page.goto(path)).status(), 200, path);
        await clean(page, path);
      }
    });
  }
  test('the project page tells the whole life of a purchase, without scripts', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    await page.goto('/projects');
    await page.click(`main a:has-text("${name}")`);
    const text = await page.innerText('main');
    for (const part of ['规划', '预算', '需求', '采购', '中标', '合同', '考核', '支付', '绩效评价']) assert.ok(text.includes(part), part);
    assert.match(text, /安馨\(演示\)养老服务有限公司/);
    assert.match(text, /1,760,000\.00/);
    assert.ok(await page.locator('main a[href^="/notices/"]').count() >= 15, 'the notices of every stage');
    const html = await page.content();
    assert.ok(!/<script|\sstyle=|\son\w+=/.test(html));
  });
  test('why so much was paid unfolds without scripts, by the keyboard too', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true, viewport: { width: 390, height: 900 } });
    await page.goto('/projects');
    await page.click(`main a:has-text("${name}")`);
    const why = page.locator('details.why summary', { hasText: '792,000.00' });
    await why.focus();
    await page.keyboard.press('Enter');
    assert.match(await page.innerText('details.why[open]'), /本期应付 × 支付比例 792,000\.00 元/);
    const bars = await page.$$eval('.bars .figures', (all) => all.map((one) => one.getClientRects().length));
    assert.ok(bars.length === 3 && bars.every((lines) => lines === 1), 'amounts do not wrap');
    await clean(page, 'unfolded');
  });
  test('every page stays small, in English too, and has no word of the program', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    const all = (await addresses(page)).filter((path) => !/^\/(data|api|reference)/.test(path)); // names operations by their paths
    await page.context().addCookies([{ name: 'qiyue_lang', value: 'en', url: world.base }]);
    const css = await (await page.request.get('/static/portal.css')).body();
    for (const path of all) {
      const body = await (await page.request.get(path)).body();
      assert.ok(gzipSync(body, { level: 9 }).length + gzipSync(css, { level: 9 }).length < 30 * 1024, `${path} is small`);
      await page.goto(path);
      assert.doesNotMatch(await page.innerText('main'), /\b[a-z]+_[a-z_]+\b|\d{4}-\d\d-\d\dT\d\d/, path);
    }
  });
  test('statistics come as a file beside each table', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    await page.goto('/statistics');
    const files = await page.$$eval('main a[href$=".csv"]', (links) => links.map((link) => link.getAttribute('href')));
    assert.equal(files.length, 6);
    for (const file of files) {
      const answer = await page.request.get(file);
      assert.equal(answer.headers()['content-type'], 'text/csv; charset=utf-8');
      assert.match(await answer.text(), /1760000\.00/);
    }
  });
  test('on a narrow screen tables are read down: nothing is hidden at the side', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, viewport: { width: 390, height: 900 } });
    await page.goto('/notices');
    const all = await page.$$eval('main a.notice-title', (links) => links.map((link) => link.getAttribute('href')));
    for (const path of ['/statistics', '/rules', '/rules/documents', ...all]) {
      await page.goto(path);
      assert.deepEqual(await page.$$eval('.table-scroll', (boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.getAttribute('aria-label') ?? box.getAttribute('aria-labelledby'))), [], path);
    }
  });
  test('names of bodies in lists lead to their pages', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    for (const [path, kinds] of [['/notices', ['buyers']], ['/projects', ['buyers']], ['/results', ['buyers', 'providers']]]) {
      await page.goto(path);
      for (const kind of kinds) {
        const link = page.locator(`main li a[href^="/${kind}/"]`).first();
        assert.equal((await page.request.get(await link.getAttribute('href'))).status(), 200, `${path} ${kind}`);
      }
    }
  });
  test('anybody speaks up about a notice and follows it by the receipt', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true, viewport: { width: 390, height: 900 } });
    await page.goto('/notices?stage=contract');
    await page.click('main a.notice-title:has-text("居家养老上门照护服务")');
    await page.click('.after a[href$="/remark"]');
    await page.fill('#c-contact', '028-00000000');
    await page.click('.comment button');
    assert.equal(await page.inputValue('#c-contact'), '028-00000000', 'what was written stays');
    assert.ok(await page.isVisible('#c-content-wrong'), 'it is said where it is wrong');
    await clean(page, 'refused');
    await page.click('.wrong a[href="#c-content"]');
    await page.check('#c-kind');
    await page.fill('#c-content', '服务时间请提前一天告知。');
    await page.click('.comment button');
    const receipt = await page.innerText('.panel code');
    assert.match(receipt, /^[A-Z2-7]{16}$/);
    await clean(page, 'received');
    await page.click('.foot-links a[href="/receipt"]');
    await page.fill('#f-receipt', 'nothing');
    await page.click('main form button');
    assert.ok(await page.isVisible('main .wrong'));
    await page.fill('#f-receipt', ` ${receipt.toLowerCase()} `);
    await page.click('main form button');
    assert.match(await page.innerText('main'), /已收到/);
  });
  test('on paper a project and a notice are without what one clicks', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await page.emulateMedia({ media: 'print' });
    for (const list of ['/projects', '/notices']) {
      await page.goto(list);
      await page.goto(await page.getAttribute(`main a[href^="${list}/"]`, 'href'));
      for (const part of ['.masthead', '.paper', '.after', '.foot-links']) assert.equal(await page.locator(part).filter({ visible: true }).count(), 0, part);
      assert.ok(await page.isVisible('.print-only'));
    }
  });
  test('a notice reads as a document and keeps its number', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await page.goto('/notices?stage=contract');
    await page.click('main a[href^="/notices/"]:has-text("居家养老上门照护服务")');
    assert.match(await page.innerText('h1'), /合同/);
    assert.match(await page.innerText('main'), /1,760,000\.00/);
    const paper = await page.request.get(await page.getAttribute('.paper a', 'href'));
    assert.equal(paper.status(), 200);
    assert.equal(paper.headers()['content-type'], 'application/pdf');
    assert.match(paper.headers()['content-disposition'], /^attachment; .*filename\*=UTF-8''.*\.pdf$/);
    assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  });
  test('the catalogue, the rules and the search answer', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, javaScriptEnabled: false });
    await page.goto('/catalogue');
    assert.match(await page.innerText('main'), /居家养老服务/);
    await page.goto('/rules');
    assert.ok(await page.locator('main tbody tr').count() > 5);
    await page.fill('#site-q', name);
    await page.click('.site-search button');
    assert.match(await page.innerText('main'), new RegExp(name));
    await page.fill('#site-q', 'zzzz');
    await page.click('.site-search button');
    assert.match(await page.innerText('main'), /没有找到/);
  });
  test('the search marks what it found in notices and articles, and takes anything that is typed', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true, javaScriptEnabled: true });
    await page.goto(`/search?q=${encodeURIComponent('居家养老')}`);
    assert.ok(await page.locator('.results mark').count() >= 5);
    assert.equal(await page.locator('.results mark').first().innerText(), '居家养老');
    // The city has fewer notices than a page holds: what follows the fifth stands on a page that begins there.
    const first = await (await page.request.get(`/api/public/search?words=${encodeURIComponent('居家养老')}&limit=5`)).json();
    assert.equal(first.items.length, 5);
    await page.goto(`/search?q=${encodeURIComponent('居家养老')}&cursor=${first.next}`);
    const following = await page.$$eval('.results a', (links) => links.map((link) => link.getAttribute('href')));
    assert.ok(following.length >= 5 && first.items.every((item) => !following.includes(`/notices/${item.id}`)));
    await page.goto(`/search?q=${encodeURIComponent('不超过三年履行期限')}`);
    assert.match(await page.innerText('#articles ~ *, section[aria-labelledby=articles]'), /第二十三条/);
    await clean(page, 'articles found');
    for (const words of ['"', '<script>alert(1)</script>', "' OR 1=1 --", '🙂', '养'.repeat(500), '*', '养']) {
      const answer = await page.goto(`/search?q=${encodeURIComponent(words)}`);
      assert.equal(answer.status(), 200, words);
      assert.ok(!(await page.content()).includes('<script>'), words);
      await clean(page, words);
    }
    assert.ok(await page.locator('.results li').count() > 0, 'one character is enough');
  });
  test('elder mode and English hold on the pages that follow', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true, viewport: { width: 390, height: 900 } });
    await page.goto('/notices');
    await page.click('text=长者模式');
    assert.equal(new URL(page.url()).pathname, '/notices');
    await page.goto('/');
    assert.match(await page.getAttribute('html', 'class'), /elder/);
    await clean(page, 'elder');
    await page.click('text=English');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.match(await page.innerText('main'), /What/);
    await clean(page, 'english');
  });
  test('a missing page says so and leads on', city, async (world) => {
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true });
    for (const path of ['/nothing-here', '/projects/1', '/notices/1']) assert.equal((await page.goto(path)).status(), 404, path);
    await clean(page, '404');
    await page.click('main a[href="/"]');
    assert.equal(new URL(page.url()).pathname, '/');
  });
}
