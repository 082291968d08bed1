// The cast at their browsers: each person has a session of their own, signs in by the page when it has run out, and
// reads the stage's clock.
import { axe, fresh_page, overflow, still } from './browser.mjs';

const at_once = 16;   // browsers kept open; who comes back later brings the cookie

export function open_company(stage, password) {
  const open = new Map(), cookies = new Map();
  let now = Date.now();
  let signed_in = 0;

  // Date in the page is the stage's, its timers run as they always do.
  const shifted = (shift) => {
    if (!window.qiyue_real_date) {
      window.qiyue_real_date = Date;
      window.Date = class extends window.qiyue_real_date {
        constructor(...given) { if (given.length) super(...given); else super(window.qiyue_real_date.now() + window.qiyue_shift); }
        static now() { return window.qiyue_real_date.now() + window.qiyue_shift; }
      };
    }
    window.qiyue_shift = shift;
  };
  async function set_clock(page, shift = now - Date.now()) {
    await page.context().addInitScript(shifted, shift);
    await page.evaluate(shifted, shift);
  }

  async function sign_in(page, key) {
    await page.fill('#login', key);
    await page.fill('#password', password);
    await page.click('button[type=submit]');
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    signed_in += 1;
  }

  // Where the page was to go, and all of it there. A session that has run out is begun again, which leads back.
  async function settled(page, path) {
    const there = (wanted) => {
      const here = location.pathname;
      if (here.endsWith('/sign-in')) return document.querySelector('#login') ? 'sign-in' : false;
      return (!wanted || here === `/workbench${wanted}`) && document.querySelector('h1') && !document.querySelector('.skeleton') ? 'there' : false;
    };
    for (;;) {
      const found = await (await page.waitForFunction(there, path)).jsonValue();
      if (found === 'there') return;
      await sign_in(page, page.person);
    }
  }

  async function page_of(key) {
    let page = open.get(key);
    if (!page) {
      if (open.size >= at_once) await drop(open.keys().next().value);
      const kept = cookies.get(key);
      page = await fresh_page({ baseURL: stage.base, bypassCSP: true, reducedMotion: 'reduce', ...(kept ? { storageState: kept } : {}) });
      page.setDefaultTimeout(90_000); // a busy machine is no fault of the page
      page.person = key;
      page.is_new = true;
      await set_clock(page);
      await page.goto('/workbench/');
      await settled(page, '/');
    }
    open.delete(key);
    open.set(key, page);   // the last used stands last
    return page;
  }
  async function drop(key) {
    const page = open.get(key);
    cookies.set(key, await page.context().storageState());
    if (page.faults.length) throw new Error(`${key}: ${page.faults.join('; ')}`);
    open.delete(key);
    await page.context().close();
  }

  return {
    page_of, settled, set_clock,
    get signed_in() { return signed_in; },
    async at(instant) {
      now = Date.parse(instant);
      for (const page of open.values()) await set_clock(page);
    },
    // Who is not signed in.
    async visitor() { return fresh_page({ baseURL: stage.base, bypassCSP: true }); },
    async leave() { for (const key of [...open.keys()]) await drop(key); },
  };
}

// Lists and panels that filling has opened are closed, as whoever reads the page through does, and have faded away.
async function close_popups(page) {
  const open = page.locator('.el-popper:visible');
  if (await open.count() > 0) await page.keyboard.press('Escape');
  await page.waitForFunction(() => [...document.querySelectorAll('.el-popper')].every((one) => one.getClientRects().length === 0)
    && document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity));
}

export async function looked_at(page, widths = [1280]) {
  const found = [];
  await close_popups(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width !== 1280) await still(page);
    found.push(...[...await overflow(page), ...await axe(page)].map((one) => `${width}: ${one}`));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}
