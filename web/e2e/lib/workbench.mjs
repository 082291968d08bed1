import { fresh_page } from './browser.mjs';

// Sessions are kept over the suite: signing in is tested once, not before every page.
const kept = new Map();

export async function sign_in(world, login, options = {}) {
  const storageState = kept.get(`${world.base} ${login}`);
  const page = await fresh_page({ baseURL: world.base, bypassCSP: true, ...options, ...(storageState ? { storageState } : {}) });
  if (storageState) {
    await page.goto('/workbench/');
    await page.waitForSelector('h1');
    if (!page.url().includes('/sign-in')) return page;
  }
  await page.goto('/workbench/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', world.password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 20_000 }).catch(async (error) => {
    if (await page.locator('#choose-head').count() === 0) throw error;
  });
  if (await page.locator('#choose-head').count() === 0) kept.set(`${world.base} ${login}`, { cookies: await page.context().cookies(), origins: [] });
  return page;
}

export async function go(page, path) {
  await page.goto(`/workbench${path}`);
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
}
