import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { axe, fresh_page, overflow, still } from '../lib/browser.mjs';
import { go, sign_in } from '../lib/workbench.mjs';

// From a machine where nobody exists to an office whose posts are held: all of it in the browser.
const empty = { needs: 'empty' };
const clean = async (page, what) => assert.deepEqual([...page.faults.filter((one) => !/40[013]/.test(one)), ...await overflow(page), ...await axe(page)], [], what);

function code_of(secret, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s/g, '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((one) => parseInt(one, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
async function enter(world, login, secret, code) {
  const page = await fresh_page({ baseURL: world.base, bypassCSP: true });
  await page.goto('/workbench/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', secret);
  await page.keyboard.press('Enter');
  if (code) {
    await page.waitForSelector('#code');
    await page.fill('#code', code());
    await page.keyboard.press('Enter');
  }
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 20_000 });
  return page;
}
const admin = (world) => sign_in(world, 'admin', { bypassCSP: true });

export default function declare(test) {
  test('an empty city leads to its set-up, which only the code of the terminal opens', empty, async (world) => {
    assert.ok(world.setup_code, world.told());
    const page = await fresh_page({ baseURL: world.base, bypassCSP: true });
    for (const path of ['/', '/workbench/', '/catalogue', '/workbench/sign-in']) {
      await page.goto(path);
      assert.equal(new URL(page.url()).pathname, '/workbench/set-up', path);
    }
    await page.waitForSelector('#f-setup_code');
    await clean(page, 'the set-up page');
    await page.click('button[type=submit]');
    await page.waitForSelector('#f-setup_code-error');
    await page.fill('#f-setup_code', 'AAAA-BBBB-CCCC-DDDD');
    await page.selectOption('#f-region', '441900');
    await page.fill('#f-organisation_name', '某市政府采购平台运行中心(例)');
    await page.fill('#f-name', '管理员甲(例)');
    await page.fill('#f-login', 'admin');
    await page.fill('#f-password', 'short');
    assert.equal(await page.locator('.rules li.met').count(), 2);
    await page.fill('#f-password', world.password);
    assert.equal(await page.locator('.rules li.met').count(), 3);
    await page.fill('#f-again', 'something else');
    await page.click('button[type=submit]');
    await page.waitForSelector('#f-again-error');
    await page.fill('#f-again', world.password);
    await page.click('button[type=submit]');
    await page.waitForFunction(() => /安装码不正确/.test(document.querySelector('#f-setup_code-error')?.textContent ?? ''));
    await clean(page, 'a refused set-up');
    assert.equal(await page.inputValue('#f-organisation_name'), '某市政府采购平台运行中心(例)');
    await page.fill('#f-setup_code', world.setup_code.toLowerCase());
    await page.focus('#f-again');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workbench/admin');
    await page.waitForSelector('.tasks');
    await clean(page, 'what next');
    const other = await fresh_page({ baseURL: world.base });
    await other.goto('/');
    assert.equal(new URL(other.url()).pathname, '/');
    // The portal of a city in which nothing has happened yet: every page says so, and the districts are not another city's.
    const visitor = await fresh_page({ baseURL: world.base, bypassCSP: true });
    for (const path of ['/', '/projects', '/notices', '/results', '/statistics', '/buyers', '/providers', '/catalogue', '/search?q=a', '/receipt']) {
      assert.equal((await visitor.goto(path)).status(), 200, path);
      await clean(visitor, `empty ${path}`);
    }
    await visitor.goto('/notices');
    assert.deepEqual(await visitor.locator('#f-region option').allInnerTexts(), ['全市']);
    await other.goto('/workbench/set-up');
    await other.waitForSelector('.empty');
  });

  test('a finance bureau, a buyer and a provider come to be, each post with its holder', empty, async (world) => {
    const page = await admin(world);
    const register = async (kind, fill) => {
      await go(page, `/admin/organisations/new?kind=${kind}`);
      await page.waitForSelector('#f-name');
      await page.waitForFunction(() => document.querySelectorAll('#f-region option').length > 5);
      await page.selectOption('#f-region', '510104');
      await fill();
      await page.click('.action-bar button[type=submit]');
      await page.waitForURL(/organisations\/\d+$/);
      await page.waitForSelector('.posts');
    };
    const appoint = async (name, login, posts) => {
      await page.click('.page-actions .main');
      await page.waitForSelector('.appoint');
      await page.fill('.appoint #f-name', name);
      await page.fill('.appoint #f-login', login);
      for (const post of posts) await page.check(`.post-choice input[value="${post}"]`);
      const warned = await page.locator('.appoint .conflict').count();
      await page.click('.appoint button[type=submit]');
      await page.waitForSelector('.appoint', { state: 'detached' });
      return warned;
    };
    await register('finance', () => page.fill('#f-name', '某区财政局(例)'));
    assert.equal(await appoint('财政甲(例)', 'finance_a', ['finance.budget', 'finance.procurement', 'finance.treasury']), 0);
    await register('buyer', async () => {
      await page.fill('#f-name', '某区民政局(例)');
      await page.selectOption('#f-attributes-legal_type', 'administrative_organ');
    });
    await clean(page, 'a buyer');
    assert.ok(await page.locator('.posts .state.final').count() >= 12);
    assert.ok(await appoint('编制审核(例)', 'both', ['buyer.need_drafter', 'buyer.need_reviewer']) === 1, 'incompatible posts are warned of');
    assert.match(await page.innerText('main > .conflict'), /编制审核/);
    await page.click('.posts li:has(h3:text-is("内部审核岗")) .holders button');
    await page.click('.el-dialog__footer .main');
    await page.waitForSelector('main > .conflict', { state: 'detached' });
    await appoint('审核乙(例)', 'reviewer_b', ['buyer.need_reviewer', 'buyer.planner']);
    // A provider without a credit code is refused beside the field, and one that exists is found again.
    await register('provider', async () => {
      await page.fill('#f-name', '某社会服务中心(例)');
      await page.selectOption('#f-attributes-legal_type', 'social_organisation');
      await page.click('.action-bar button[type=submit]');
      await page.waitForSelector('#f-credit_code-error');
      await page.fill('#f-credit_code', '52510104MJ00000017');
      await page.click('.action-bar button[type=submit]');
      await page.waitForFunction(() => /校验|信用代码/.test(document.querySelector('#f-credit_code-error')?.textContent ?? ''));
      await page.fill('#f-credit_code', credit_code('52510104MJ0000001'));
    });
    await page.click('.page-actions .main');
    await page.check('.appoint input[value="known"]');
    await page.fill('.appoint #f-wanted', 'both');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.appoint .organisations');
    await page.click('.appoint button.main');
    await page.waitForSelector('.appoint .problem');
    await clean(page, 'a refused appointment');
    await page.check('.post-choice input[value="provider.manager"]');
    await page.click('.appoint button.main');
    await page.waitForSelector('.appoint', { state: 'detached' });
    await go(page, '/admin');
    assert.equal(await page.locator('.tasks .state.final').count(), 3);
  });

  test('a person gets a new password, and one who is switched off is out', empty, async (world) => {
    const page = await admin(world);
    await go(page, '/admin/people?name=reviewer_b');
    await page.click('table.list a');
    await page.waitForSelector('#reset-head');
    await page.click('section:has(#reset-head) button');
    await page.click('.el-dialog__footer .main');
    const fresh = await (await page.waitForSelector('.answer code')).innerText();
    await clean(page, 'a person');
    const reviewer = await enter(world, 'reviewer_b', fresh);
    await go(reviewer, '/account');
    await reviewer.fill('#f-old_password', fresh);
    await reviewer.fill('#f-new_password', 'another good sentence');
    await reviewer.fill('#f-again', 'another good sentence');
    await reviewer.click('section:has(#password-head) button[type=submit]');
    await reviewer.waitForSelector('section:has(#password-head) .ok');
    await page.click('section:has(#off-head) button');
    await page.click('.el-dialog__footer .main');
    await page.waitForSelector('.object-line .state');
    assert.equal((await reviewer.request.get('/api/inbox')).status(), 401);
  });

  test('an authenticator is set up by its picture or its secret, asked for, and stood in for', empty, async (world) => {
    const page = await enter(world, 'finance_a', await reset(world, 'finance_a'));
    await go(page, '/account');
    await page.click('section:has(#totp-head) .main');
    await page.waitForSelector('.qr');
    assert.ok(await page.locator('.qr').evaluate((one) => one.complete && one.naturalWidth > 0));
    const secret = await page.innerText('.secret');
    await clean(page, 'the picture');
    await page.fill('#f-code', '000000');
    await page.fill('#f-password', held.get('finance_a'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('#f-code-error');
    await page.fill('#f-code', code_of(secret));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.recovery');
    const codes = await page.locator('.recovery code').allInnerTexts();
    assert.equal(codes.length, 10);
    await clean(page, 'the recovery codes');
    await page.click('section:has(#totp-head) .main');
    await page.waitForFunction(() => /10/.test(document.querySelector('section:has(#totp-head) strong')?.parentElement?.textContent ?? ''));
    // A code opens once: the one of the step after this.
    const again = await enter(world, 'finance_a', held.get('finance_a'), () => code_of(secret, Date.now() + 30_000));
    await go(again, '/account');
    assert.equal(await again.locator('.session').count(), 2);
    await again.click('section:has(#sessions-head) .actions button');
    await again.waitForFunction(() => document.querySelectorAll('.session').length === 1);
    assert.equal((await page.request.get('/api/inbox')).status(), 401);
    const recovered = await enter(world, 'finance_a', held.get('finance_a'), () => codes[2]);
    await go(recovered, '/account');
    assert.match(await recovered.innerText('section:has(#totp-head)'), /9/);
    await recovered.click('section:has(#totp-head) button:last-of-type');
    await recovered.fill('#f-code', codes[3]);
    await recovered.fill('#f-password', held.get('finance_a'));
    await recovered.keyboard.press('Enter');
    await recovered.waitForSelector('section:has(#totp-head) .ok');
  });

  test('what the administrator enters stands in head, foot and metadata of the portal', empty, async (world) => {
    const page = await admin(world);
    const portal = await fresh_page({ baseURL: world.base, bypassCSP: true });
    await portal.goto('/');
    assert.equal(await portal.locator('.foot').getByText('ICP').count(), 0, 'nothing is invented');
    await go(page, '/admin/site');
    await page.waitForSelector('#f-name');
    await page.fill('#f-phone', 'call us');
    await page.click('.action-bar .main');
    await page.waitForSelector('#f-phone-error');
    await clean(page, 'a refused setting');
    await page.fill('#f-name', '某市政府购买服务平台(例)');
    await page.fill('#f-organiser', '某市财政局(例)');
    await page.fill('#f-phone', '000-0000 0000');
    await page.fill('#f-elder_phone', '000-1234');
    await page.fill('#f-hours', '工作日 9:00–17:00');
    await page.fill('#f-icp', '例ICP备00000000号');
    await page.fill('#f-mistake', 'https://mistake.example/report');
    await page.click('.action-bar .main');
    await page.waitForFunction(() => document.querySelector('.action-bar .ok')?.textContent !== '');
    await portal.reload();
    assert.equal(await portal.getAttribute('meta[name=SiteName]', 'content'), '某市政府购买服务平台(例)');
    assert.match(await portal.innerText('.masthead'), /某市政府购买服务平台/);
    assert.match(await portal.innerText('.foot'), /某市财政局\(例\).*000-0000 0000[^]*例ICP备00000000号/);
    assert.equal(await portal.locator('.foot a[href="https://mistake.example/report"]').count(), 1);
    await portal.goto('/set/elder/on?to=/');
    assert.match(await portal.innerText('.phone'), /000-1234/);
    await clean(portal, 'the elder home page');
  });

  for (const width of [1280, 390]) {
    test(`the administrator's pages at ${width} have no axe violation and no overflow, in English too`, empty, async (world) => {
      const page = await admin(world);
      await page.setViewportSize({ width, height: 900 });
      await go(page, '/admin/organisations?kind=buyer');
      const buyer = (await page.getAttribute('table.list a', 'href')).replace('/workbench', '');
      for (const tongue of ['zh', 'en']) {
        await page.evaluate((one) => localStorage.setItem('qiyue.settings', JSON.stringify({ language: one })), tongue);
        for (const path of ['/admin', '/admin/organisations', '/admin/organisations/new?kind=buyer', buyer, '/admin/people', '/admin/site', '/account', '/calendars']) {
          await go(page, path);
          await still(page);
          await clean(page, `${path} ${tongue}`);
          if (tongue === 'en' && path !== buyer) assert.doesNotMatch(await page.innerText('h1'), /[\u4e00-\u9fff]/, path);
        }
      }
      await page.evaluate(() => localStorage.setItem('qiyue.settings', '{}'));
    });
  }
}

const held = new Map();
async function reset(world, login) {
  const page = await admin(world);
  await go(page, `/admin/people?name=${login}`);
  await page.click('table.list a');
  await page.waitForSelector('#reset-head');
  await page.click('section:has(#reset-head) button');
  await page.click('.el-dialog__footer .main');
  held.set(login, await (await page.waitForSelector('.answer code')).innerText());
  return held.get(login);
}

// GB 32100: the eighteenth character of a unified social credit code.
function credit_code(seventeen) {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...seventeen].reduce((all, one, at) => all + letters.indexOf(one) * (3 ** at % 31), 0);
  return seventeen + letters[(31 - (sum % 31)) % 31];
}
