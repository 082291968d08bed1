import { to_base64 } from '@/lib/digest';
import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { make_key, open_key, read_key_file } from './keys';

test('the key file opens with its passphrase only, and not when it was changed', async () => {
  const { file, public_key } = await make_key('开标日的口令一二三四五六', 3001, '磋商');
  const read = read_key_file(JSON.stringify(file));
  expect(read).not.toBeNull();
  const secret = await open_key(read!, '开标日的口令一二三四五六');
  expect(to_base64(x25519.getPublicKey(secret!))).toBe(public_key);
  expect(await open_key(read!, '别的口令')).toBeNull();
  expect(await open_key({ ...read!, public_key: to_base64(x25519.getPublicKey(x25519.utils.randomSecretKey())) }, '开标日的口令一二三四五六')).toBeNull();
  expect(read_key_file('{"format":"other"}')).toBeNull();
}, 30_000);
