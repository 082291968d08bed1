import { fresh_page } from './browser.mjs';

export async function sign_in(world, login, options = {}) {
  const page = await fresh_page({ baseURL: world.base, bypassCSP: true, ...options });
  await page.goto('/workbench/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', world.password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in') , { timeout: 20_000 }).catch(async (error) => {
    if (await page.locator('#choose-head').count() === 0) throw error;
  });
  return page;
}

export async function go(page, path) {
  await page.goto(`/workbench${path}`);
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
}
