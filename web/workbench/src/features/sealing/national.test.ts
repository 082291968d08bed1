import { to_hex } from '@/lib/digest';
import { expect, test } from 'vitest';
import { national } from './national';

const from_hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g)!, (two) => parseInt(two, 16));

// GB/T 32907, example 1: the block that SM4 makes of the key itself. In counter mode it is what a first block of zeros becomes.
test('the first counter is encrypted as the standard says', async () => {
  const key = new Uint8Array(48);
  key.set(from_hex('0123456789abcdeffedcba9876543210'));
  const sealed = await national.encrypt(key, from_hex('0123456789abcdeffedcba9876543210'), new Uint8Array(16), new Uint8Array());
  expect(to_hex(sealed.subarray(0, 16))).toBe('681edf34d206965e86b3e94f536e4246');
});

test('counters run over their last byte, and a tag notices every change', async () => {
  const key = crypto.getRandomValues(new Uint8Array(48));
  const nonce = new Uint8Array(16).fill(255);
  const content = crypto.getRandomValues(new Uint8Array(70_000 - 65_536 + 5));
  const more = new TextEncoder().encode('bound to');
  const sealed = await national.encrypt(key, nonce, content, more);
  expect(await national.decrypt(key, nonce, sealed, more)).toEqual(content);
  for (const at of [0, content.length - 1, content.length, sealed.length - 1]) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    await expect(national.decrypt(key, nonce, changed, more)).rejects.toThrow();
  }
  await expect(national.decrypt(key, nonce, sealed, new TextEncoder().encode('bound to another'))).rejects.toThrow();
  await expect(national.decrypt(key, nonce, new Uint8Array(5), more)).rejects.toThrow();
});
