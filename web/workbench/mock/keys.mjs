// What the browsers of opener and holders make, for those who play their part without one: sealed boxes, shares, key files.
import { createHash, pbkdf2Sync, randomBytes, createCipheriv } from 'node:crypto';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { combine, split } from 'shamir-secret-sharing';

export const base64 = (bytes) => Buffer.from(bytes).toString('base64');
export const bytes_of = (text) => new Uint8Array(Buffer.from(text, 'base64'));
const words = (bytes) => new Uint32Array(Uint8Array.from(bytes).buffer);

function box(secret, theirs, ephemeral, recipient) {
  const out = new Uint32Array(8);
  hsalsa(words(Buffer.from('expand 32-byte k')), words(x25519.getSharedSecret(secret, theirs)), new Uint32Array(4), out);
  return xsalsa20poly1305(new Uint8Array(out.buffer), blake2b(new Uint8Array([...ephemeral, ...recipient]), { dkLen: 24 }));
}
export function open_box(secret, sealed) {
  const ephemeral = sealed.subarray(0, 32);
  return box(secret, ephemeral, ephemeral, x25519.getPublicKey(secret)).decrypt(sealed.subarray(32));
}
function seal_box(recipient, message) {
  const secret = x25519.utils.randomSecretKey();
  const ephemeral = x25519.getPublicKey(secret);
  return new Uint8Array([...ephemeral, ...box(secret, recipient, ephemeral, recipient).encrypt(message)]);
}

export function make_pair() {
  const secret = x25519.utils.randomSecretKey();
  return { secret, public_key: base64(x25519.getPublicKey(secret)) };
}
export async function make_split(share_keys, threshold) {
  const { secret, public_key } = make_pair();
  const parts = await split(Uint8Array.from(secret), share_keys.length, threshold);
  return { opening_key: public_key, shares: parts.map((part, at) => ({ share: base64(part), wrapped: base64(seal_box(bytes_of(share_keys[at]), part)), digest: createHash('sha256').update(part).digest('hex') })) };
}
export async function key_of_shares(shares) {
  const secret = await combine(shares.map(bytes_of));
  return { secret, public_key: base64(x25519.getPublicKey(secret)) };
}

// The file as features/opening/keys.ts writes it, with fewer rounds.
export function key_file({ secret, public_key }, passphrase, tender) {
  const [salt, nonce, iterations] = [randomBytes(16), randomBytes(12), 1000];
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(passphrase.normalize('NFKC'), salt, iterations, 32, 'sha256'), nonce);
  cipher.setAAD(bytes_of(public_key));
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  const file = { format: 'qiyue-share-key', v: 1, tender, title: '', public_key, made: new Date().toISOString(), kdf: { name: 'PBKDF2-SHA-256', iterations, salt: base64(salt) }, cipher: 'AES-256-GCM', nonce: base64(nonce), ciphertext: base64(ciphertext) };
  return { name: 'share-key.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
}
