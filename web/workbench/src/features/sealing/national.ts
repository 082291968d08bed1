import { from_hex, to_hex } from '@/lib/digest';
import { sm2, sm3, sm4 } from 'sm-crypto-v2';
import type { Suite } from './suite';

// 国密: SM2 (C1‖C3‖C2, the point uncompressed) and SM4 in counter mode under an HMAC of SM3, encrypted first. A content key is
// 16 bytes for SM4 and 32 for the HMAC. The package has no counter mode: the counters are encrypted block by block and
// added. A tag covers nonce, additional data, ciphertext and the length of the additional data.

const point = 65;
const tag = 32;
const block = 16;
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const piece = 4096 * block; // so much of the counters at once

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of parts) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

// The nonce is the first counter, one number of sixteen bytes, the highest first.
function counters(nonce: Uint8Array, from: number, count: number): Uint8Array {
  const start = BigInt(`0x${to_hex(nonce)}`);
  const all = new Uint8Array(count * block);
  const view = new DataView(all.buffer);
  for (let at = 0; at < count; at += 1) {
    const now = BigInt.asUintN(128, start + BigInt(from + at));
    view.setBigUint64(at * block, now >> 64n);
    view.setBigUint64(at * block + 8, BigInt.asUintN(64, now));
  }
  return all;
}

// Counter mode encrypts and decrypts alike. Between pieces the page may breathe.
async function sm4_ctr(key: Uint8Array, nonce: Uint8Array, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const out = Uint8Array.from(content);
  for (let at = 0; at < out.length; at += piece) {
    const size = Math.min(piece, out.length - at);
    const stream = sm4.encrypt(counters(nonce, at / block, Math.ceil(size / block)), key, { mode: 'ecb', padding: 'none', output: 'array' });
    for (let i = 0; i < size; i += 1) out[at + i]! ^= stream[i]!;
    if (out.length > piece) await new Promise((next) => setTimeout(next));
  }
  return out;
}

function tag_of(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, additional: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(additional.length));
  return from_hex(sm3(join(nonce, additional, ciphertext, length), { key: key.subarray(block), mode: 'hmac' }));
}

export const national: Suite = {
  number: 2,
  content_key: 48,
  nonce: 16,
  make_secret() {
    for (;;) {
      const secret = crypto.getRandomValues(new Uint8Array(32));
      const number = BigInt(`0x${to_hex(secret)}`);
      if (number > 0n && number < order - 1n) return secret;
    }
  },
  public_of: (secret) => from_hex(sm2.getPublicKeyFromPrivateKey(to_hex(secret))),
  // The package leaves out the 4 that says "uncompressed".
  wrap: (message, public_key) => join(Uint8Array.of(4), from_hex(sm2.doEncrypt(message, to_hex(public_key), 1, { asn1: false }))),
  unwrap(wrapped, secret) {
    if (wrapped.length <= point + tag || wrapped[0] !== 4) throw new Error('not wrapped by SM2');
    const message = Uint8Array.from(sm2.doDecrypt(to_hex(wrapped.subarray(1)), to_hex(secret), 1, { asn1: false, output: 'array' }));
    if (message.length !== wrapped.length - point - tag) throw new Error('wrapped for another key');
    return message;
  },
  async encrypt(key, nonce, content, additional) {
    const ciphertext = await sm4_ctr(key.subarray(0, block), nonce, content);
    return join(ciphertext, tag_of(key, nonce, ciphertext, additional));
  },
  async decrypt(key, nonce, sealed, additional) {
    const ciphertext = sealed.subarray(0, Math.max(0, sealed.length - tag));
    const given = sealed.subarray(ciphertext.length);
    const right = tag_of(key, nonce, ciphertext, additional);
    if (given.length !== tag || right.some((byte, at) => byte !== given[at])) throw new Error('changed');
    return sm4_ctr(key.subarray(0, block), nonce, ciphertext);
  },
};
