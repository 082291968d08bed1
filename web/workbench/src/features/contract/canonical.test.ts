import type { Body } from '@/api/types';
import { digest_of } from '@/lib/digest';
import { expect, test } from 'vitest';
import { check_text } from './canonical';

const text = { scope: '上门照护', price: 176000000, instalments: [{ name: '第一期', amount: 88000000 }] };
const written = (body: object): string => JSON.stringify({ number: 'HT-1', provider: 7, need_digest: 'ab', bands: [], text: body });
const page = async (body: object, more: object = {}): Promise<Body> => ({ ...text, number: 'HT-1', need_digest: 'ab', bands: [], text_digest: await digest_of(new TextEncoder().encode(written(body))), ...more }) as Body;

test('the text is hashed here, and shown from what was hashed', async () => {
  const found = await check_text({ number: 'HT-1', text: written(text) }, await page(text));
  expect(found.fault).toBeNull();
  expect(found.shown).toEqual({ ...text, number: 'HT-1' });
});

test('a text that is not the one of the digest is not signed', async () => {
  const found = await check_text({ number: 'HT-1', text: written({ ...text, price: 176000001 }) }, await page(text));
  expect(found.fault).toBe('sign_other_digest');
});

test('a text of the digest that is not the one on the page is not signed', async () => {
  const other = { ...text, instalments: [{ name: '第一期', amount: 99000000 }] };
  expect((await check_text({ number: 'HT-1', text: written(other) }, await page(other))).fault).toBe('sign_other_text');
  expect((await check_text({ number: 'HT-1', text: written(text) }, await page(text, { number: 'HT-2' }))).fault).toBe('sign_other_text');
  expect((await check_text({ number: 'HT-1', text: written({ ...text, hidden: '另付' }) }, await page({ ...text, hidden: '另付' }))).fault).toBe('sign_other_text');
});
