import { from_base64, to_base64 } from '@/lib/digest';
import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { make_signing_key, open_signing_key, read_signing_key, sign_contract } from './signing_key';

test('a signing key proves its secret half, opens with its passphrase only, and signs number, digest and side', async () => {
  const { file, public_key, proof } = await make_signing_key('签约口令一二三四五六七', '签一例');
  const said = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(ed25519.verify(from_base64(proof), said(`qiyue signing key 1\n${public_key}\n`), from_base64(public_key))).toBe(true);
  const read = read_signing_key(JSON.stringify(file));
  expect(await open_signing_key(read!, '别的口令')).toBeNull();
  const secret = await open_signing_key(read!, '签约口令一二三四五六七');
  expect(to_base64(ed25519.getPublicKey(secret!))).toBe(public_key);
  const signature = from_base64(sign_contract(secret!, 'HT1', 'abc', 'buyer'));
  expect(ed25519.verify(signature, said('qiyue contract signature 1\nHT1\nabc\nbuyer\n'), from_base64(public_key))).toBe(true);
  expect(ed25519.verify(signature, said('qiyue contract signature 1\nHT1\nabd\nbuyer\n'), from_base64(public_key))).toBe(false);
  expect(read_signing_key('{"format":"qiyue-share-key"}')).toBeNull();
}, 30_000);
