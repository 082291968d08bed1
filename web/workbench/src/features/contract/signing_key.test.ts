import { from_base64, from_hex, to_base64, to_hex } from '@/lib/digest';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { signer_named, type SignerCode } from './signers';
import { make_signing_key, open_signing_key, read_signing_key, sign_contract } from './signing_key';

const said = (text: string): Uint8Array => new TextEncoder().encode(text);
const holds: Record<SignerCode, (signature: string, message: string, key: string) => boolean> = {
  ed25519: (signature, message, key) => ed25519.verify(from_base64(signature), said(message), from_base64(key)),
  sm2: (signature, message, key) => sm2.doVerifySignature(said(message), to_hex(from_base64(signature)), to_hex(from_base64(key)), { hash: true, der: false }),
};

test.each(['ed25519', 'sm2'] as SignerCode[])('a signing key proves its secret half, opens with its passphrase only, and signs number, digest and side: %s', async (suite) => {
  const signer = await signer_named(suite);
  const { file, public_key, proof } = await make_signing_key('签约口令一二三四五六七', '签一例', suite);
  expect(file.cipher).toBe(suite === 'sm2' ? 'SM4-CTR-HMAC-SM3' : 'AES-256-GCM');
  expect(holds[suite](proof, `qiyue signing key 1\n${public_key}\n`, public_key)).toBe(true);
  const read = read_signing_key(JSON.stringify(file));
  expect(await open_signing_key(read!, '别的口令')).toBeNull();
  expect(await open_signing_key({ ...read!, cipher: suite === 'sm2' ? 'AES-256-GCM' : 'SM4-CTR-HMAC-SM3' }, '签约口令一二三四五六七')).toBeNull();
  const secret = await open_signing_key(read!, '签约口令一二三四五六七');
  expect(to_base64(signer.public_of(secret!))).toBe(public_key);
  const signature = await sign_contract(secret!, public_key, 'HT1', 'abc', 'buyer');
  expect(holds[suite](signature, 'qiyue contract signature 1\nHT1\nabc\nbuyer\n', public_key)).toBe(true);
  expect(holds[suite](signature, 'qiyue contract signature 1\nHT1\nabd\nbuyer\n', public_key)).toBe(false);
  expect(read_signing_key('{"format":"qiyue-share-key"}')).toBeNull();
}, 30_000);

test('hex goes there and back', () => {
  expect(to_hex(from_hex('00ff10'))).toBe('00ff10');
});
