import { still } from './lib/browser.mjs';

// Every page with somebody who may see it: looked at by axe and for overflow at two widths.
const elder = async (page) => {
  const narrow = page.viewportSize().width <= 900;
  if (narrow) await page.click('.menu-button');
  await page.click(`${narrow ? '.el-drawer' : '.top'} .display button:first-child`);
  if (narrow) await page.keyboard.press('Escape');
  await still(page);
};
const english = async (page) => {
  await page.evaluate(() => localStorage.setItem('qiyue.settings', '{"language":"en"}'));
  await page.reload();
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('.skeleton'));
  await still(page);
};
// An opening key is published, so that a bid can be sealed.
const with_key = async (page) => {
  await fetch(`${new URL(page.url()).origin}/mock/key`, { method: 'POST' });
  await page.reload();
  await page.waitForSelector('#f-price');
};
// The bidding is closed, so that the session can begin.
const closed = async (page) => {
  await fetch(`${new URL(page.url()).origin}/mock/close`, { method: 'POST' });
  await page.reload();
  await page.waitForSelector('.key-holders');
};
const menu = async (page) => { await page.click('.menu-button'); await page.waitForSelector('.el-drawer nav'); await still(page); };
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
const submit = async (page) => {
  await page.click('.action-bar button[type=submit]');
  await page.waitForSelector('.problem');
};

export const pages = [
  { name: 'sign-in', path: '/workbench/sign-in', then: (page) => page.waitForSelector('#login') },
  { name: 'choose', path: '/workbench/sign-in', then: async (page) => { await page.fill('#login', 'many'); await page.fill('#password', 'x'); await page.click('button[type=submit]'); await page.waitForSelector('#choose-head'); } },
  { name: 'todo', as: 'need', path: '/' },
  { name: 'todo-assessor', as: 'assessor', path: '/', then: unfold },
  { name: 'todo-elder', as: 'assessor', path: '/', then: elder },
  { name: 'todo-english', as: 'assessor', path: '/', then: english },
  { name: 'deadlines', as: 'need', path: '/deadlines' },
  { name: 'list', as: 'need', path: '/needs' },
  { name: 'list-empty', as: 'need', path: '/bids' },
  { name: 'object-need', as: 'need', path: '/needs/2001', then: unfold },
  { name: 'object-tender', as: 'need', path: '/tenders/3001' },
  { name: 'object-contract', as: 'need', path: '/contracts/6001' },
  { name: 'object-project', as: 'need', path: '/projects/1001' },
  { name: 'object-english', as: 'need', path: '/needs/2001', then: english },
  { name: 'missing', as: 'need', path: '/nothing/12' },
  { name: 'step-new', as: 'need', path: '/needs/new/draft' },
  { name: 'step-edit', as: 'need', path: '/needs/2001/edit' },
  { name: 'step-errors', as: 'need', path: '/needs/new/draft', then: submit },
  { name: 'step-elder', as: 'need', path: '/needs/2001/edit', then: elder },
  { name: 'step-confirm', as: 'need', path: '/needs/2001/submit', then: async (page) => { await page.click('.action-bar button[type=submit]'); await page.waitForSelector('#confirm-number'); await still(page); } },
  { name: 'key', as: 'opener', path: '/tenders/3001/give_share_key' },
  { name: 'split', as: 'opener', path: '/tenders/3001/split_key' },
  { name: 'share', as: 'keeper', path: '/tenders/3001/give_share' },
  { name: 'open', as: 'opener', path: '/tenders/3001/open', then: closed },
  { name: 'bid', as: 'anxin', path: '/bids/new/submit?parent=3001' },
  { name: 'bid-key', as: 'anxin', path: '/bids/new/submit?parent=3001', then: with_key },
  { name: 'menu', as: 'many', path: '/', then: menu, widths: [390] },
  { name: 'score', as: 'expert', path: '/reviews/5001/score' },
  { name: 'round', as: 'assessor', path: '/assessments/7001/record' },
  ...['', 'notices', 'notices-empty', 'notice', 'project', 'catalogue', 'rules', 'search', 'search-empty', 'accessibility', 'data', 'error-404', 'error-500']
    .flatMap((name) => [false, true].map((large) => ({ name: `portal-${name || 'home'}${large ? '-elder' : ''}`, path: large ? `/set/elder/on?to=/${name}` : `/${name}`, ...(large ? { widths: [390] } : {}) }))),
  { name: 'portal-english', path: '/set/lang/en?to=/accessibility', widths: [1280] },
];
