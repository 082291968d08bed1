// One browser for the whole suite; every test gets a context of its own.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
let browser;

export async function open_browser() {
  browser ??= await chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'], timeout: 90_000 });
  return browser;
}
export async function close_browser() {
  await browser?.close();
  browser = undefined;
}
export async function fresh_page(options = {}) {
  const context = await (await open_browser()).newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('console', (line) => { if (line.type() === 'error' && !/status of (4|5)\d\d|ERR_INTERNET_DISCONNECTED/.test(line.text())) page.faults.push(`console: ${line.text()}`); });
  page.faults = [];
  return page;
}

// Laid out anew, and nothing on it moves any more but what moves for ever.
export async function still(page) {
  await page.evaluate(() => new Promise((laid_out) => requestAnimationFrame(() => requestAnimationFrame(laid_out))));
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity));
}

// Violations of WCAG 2.2 A and AA, each with the place.
export async function axe(page) {
  await page.evaluate((source) => { if (!window.axe) (0, eval)(source); }, axe_source).catch(() => page.addScriptTag({ content: axe_source }));
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return result.violations.flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id} (${one.impact}) ${node.target.join(' ')} — ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`));
}

// Nothing may be cut off or scroll sideways at this width.
export async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('.table-box, .table-scroll'))
      .slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className} reaches ${Math.round(one.getBoundingClientRect().right)} of ${width}`);
  });
}
