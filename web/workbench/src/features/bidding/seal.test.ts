import { from_base64, to_base64 } from '@/lib/digest';
import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { box_open, seal, unseal } from './seal';

const own = { tender: 7, provider: 11 };

test('a sealed bid opens with the private key, and with no other', async () => {
  const secret = x25519.utils.randomSecretKey();
  const content = { price: 472000000, answers: [{ factor: 3, text: '每周两次上门' }] };
  const envelope = await seal(content, to_base64(x25519.getPublicKey(secret)), own);
  expect(await unseal(envelope, secret, own)).toEqual(content);
  await expect(unseal(envelope, x25519.utils.randomSecretKey(), own)).rejects.toThrow();
  await expect(unseal(envelope, secret, { ...own, provider: 12 })).rejects.toThrow();
  await expect(unseal(envelope, secret, { ...own, tender: 8 })).rejects.toThrow();
  expect(JSON.parse(atob(envelope))).toMatchObject({ v: 2, suite: 1 });
  expect(atob(envelope)).not.toContain('472000000');
});

// Made with libsodium 1.0.18: crypto_box_seal("opening key interop") for the public key of this secret.
test('a box sealed by libsodium is opened', () => {
  const secret = from_base64('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
  const sealed = from_base64('Qkh06VqPjYNm8NUNlkEPYThaVPty5FdCbjgBUOR5/TkQ1dADsIngWHXkfG0HIVWUIoR5a7uXy7v9Qa36A0girmd8NA==');
  expect(new TextDecoder().decode(box_open(sealed, secret))).toBe('opening key interop');
});
