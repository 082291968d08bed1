import assert from 'node:assert/strict';
import { fresh_page } from '../lib/browser.mjs';
import { sign_in } from '../lib/workbench.mjs';

export default function declare(test) {
  test('an unknown login is refused in words and the focus goes there', async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await page.goto('/workbench/');
    await page.fill('#login', 'nobody-at-all');
    await page.fill('#password', 'wrong');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.problem');
    await page.waitForFunction(() => document.activeElement?.classList.contains('problem'));
    assert.equal(await page.inputValue('#login'), 'nobody-at-all');
  });
  test('a second factor is asked for after the first', { needs: 'mock' }, async (world) => {
    const page = await fresh_page({ baseURL: world.base });
    await page.goto('/workbench/sign-in');
    await page.fill('#login', 'totp');
    await page.fill('#password', world.password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#code');
    await page.fill('#code', '000000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.problem');
    await page.fill('#code', '123456');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.todo');
  });
  test('who holds posts in several organisations chooses, and can change', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'many');
    await page.check('.organisations label:nth-of-type(2) input');
    await page.click('button[type=submit]');
    await page.waitForSelector('.top select');
    assert.equal(await page.inputValue('.top select'), '12');
    await page.selectOption('.top select', '11');
    await page.waitForSelector('.todo');
  });
  test('after signing out a deep link asks to sign in and leads back', { needs: 'mock' }, async (world) => {
    const page = await sign_in(world, 'need');
    await page.click('.leave');
    await page.waitForURL('**/sign-in');
    await page.goto('/workbench/needs/2001');
    await page.fill('#login', 'need');
    await page.fill('#password', world.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/needs/2001');
  });
}
