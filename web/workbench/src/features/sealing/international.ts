import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Suite } from './suite';

// X25519 sealed box and AES-256-GCM. The box is libsodium's crypto_box_seal, so the server opens it with libsodium.

const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer);
const sigma = new TextEncoder().encode('expand 32-byte k');

function box_key(secret: Uint8Array, theirs: Uint8Array): Uint8Array {
  const out = new Uint32Array(8);
  hsalsa(words(sigma), words(x25519.getSharedSecret(secret, theirs)), new Uint32Array(4), out);
  return new Uint8Array(out.buffer);
}
function box_nonce(ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
  return blake2b.create({ dkLen: 24 }).update(ephemeral).update(recipient).digest();
}
const aes = (key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> => crypto.subtle.importKey('raw', Uint8Array.from(key), 'AES-GCM', false, [use]);

export const international: Suite = {
  number: 1,
  content_key: 32,
  nonce: 12,
  make_secret: () => crypto.getRandomValues(new Uint8Array(32)),
  public_of: (secret) => Uint8Array.from(x25519.getPublicKey(secret)),
  wrap(message, public_key) {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const ephemeral = x25519.getPublicKey(secret);
    const sealed = xsalsa20poly1305(box_key(secret, public_key), box_nonce(ephemeral, public_key)).encrypt(message);
    const all = new Uint8Array(32 + sealed.length);
    all.set(ephemeral);
    all.set(sealed, 32);
    secret.fill(0);
    return all;
  },
  unwrap(wrapped, secret) {
    const ephemeral = wrapped.subarray(0, 32);
    return Uint8Array.from(xsalsa20poly1305(box_key(secret, ephemeral), box_nonce(ephemeral, x25519.getPublicKey(secret))).decrypt(wrapped.subarray(32)));
  },
  async encrypt(key, nonce, content, additional) {
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: Uint8Array.from(nonce), additionalData: Uint8Array.from(additional) }, await aes(key, 'encrypt'), content as BufferSource);
    return new Uint8Array(sealed);
  },
  async decrypt(key, nonce, sealed, additional) {
    const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: Uint8Array.from(nonce), additionalData: Uint8Array.from(additional) }, await aes(key, 'decrypt'), sealed as BufferSource);
    return new Uint8Array(content);
  },
};
