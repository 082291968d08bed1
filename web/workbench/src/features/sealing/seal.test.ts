import { from_base64, to_base64 } from '@/lib/digest';
import { expect, test } from 'vitest';
import { suite_named, type SuiteCode } from './suite';
import { seal, unseal } from './seal';

const own = { object: 7, provider: 11 };

test.each(['international', 'national'] as SuiteCode[])('a sealed bid opens with the private key, and with no other: %s', async (code) => {
  const suite = await suite_named(code);
  const secret = suite.make_secret();
  const key = to_base64(suite.public_of(secret));
  const content = { price: 472000000, answers: [{ factor: 3, text: '每周两次上门' }] };
  const envelope = await seal(content, key, own);
  expect(await unseal(envelope, secret, key, own)).toEqual(content);
  await expect(unseal(envelope, suite.make_secret(), key, own)).rejects.toThrow();
  await expect(unseal(envelope, secret, key, { ...own, provider: 12 })).rejects.toThrow();
  await expect(unseal(envelope, secret, key, { ...own, object: 8 })).rejects.toThrow();
  expect(JSON.parse(atob(envelope))).toMatchObject({ v: 2, suite: suite.number });
  expect(atob(envelope)).not.toContain('472000000');
});

// Made with libsodium 1.0.18: crypto_box_seal("opening key interop") for the public key of this secret.
test('a box sealed by libsodium is opened', async () => {
  const secret = from_base64('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
  const sealed = from_base64('Qkh06VqPjYNm8NUNlkEPYThaVPty5FdCbjgBUOR5/TkQ1dADsIngWHXkfG0HIVWUIoR5a7uXy7v9Qa36A0girmd8NA==');
  expect(new TextDecoder().decode((await suite_named('international')).unwrap(sealed, secret))).toBe('opening key interop');
});
