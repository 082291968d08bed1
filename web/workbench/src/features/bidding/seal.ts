import { from_base64, to_base64 } from '@/lib/digest';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';

// A bid is sealed in the bidder's browser: its content under a fresh AES-256-GCM key, that key in a sealed box for the
// tender's public key. The box is libsodium's crypto_box_seal, byte for byte, so the server opens it with libsodium.

export interface Envelope { v: 1; wrapped_key: string; nonce: string; ciphertext: string }

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

export function box_seal(message: Uint8Array, recipient: Uint8Array): Uint8Array {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const ephemeral = x25519.getPublicKey(secret);
  const sealed = xsalsa20poly1305(box_key(secret, recipient), box_nonce(ephemeral, recipient)).encrypt(message);
  const all = new Uint8Array(32 + sealed.length);
  all.set(ephemeral);
  all.set(sealed, 32);
  secret.fill(0);
  return all;
}

export function box_open(sealed: Uint8Array, secret: Uint8Array): Uint8Array {
  const recipient = x25519.getPublicKey(secret);
  const ephemeral = sealed.subarray(0, 32);
  return xsalsa20poly1305(box_key(secret, ephemeral), box_nonce(ephemeral, recipient)).decrypt(sealed.subarray(32));
}

export async function seal(content: unknown, public_key: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, aes, new TextEncoder().encode(JSON.stringify(content)));
  const envelope: Envelope = {
    v: 1,
    wrapped_key: to_base64(box_seal(key, from_base64(public_key))),
    nonce: to_base64(nonce),
    ciphertext: to_base64(new Uint8Array(ciphertext)),
  };
  key.fill(0);
  return new TextEncoder().encode(JSON.stringify(envelope)) as Uint8Array<ArrayBuffer>;
}

export async function unseal(envelope: Uint8Array, secret: Uint8Array): Promise<unknown> {
  const sealed = JSON.parse(new TextDecoder().decode(envelope)) as Envelope;
  const key = Uint8Array.from(box_open(from_base64(sealed.wrapped_key), secret));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: from_base64(sealed.nonce) }, aes, from_base64(sealed.ciphertext));
  return JSON.parse(new TextDecoder().decode(content));
}

// An attachment is encrypted by a key of its own, which travels inside the sealed content; only ciphertext is uploaded.
export interface SealedFile { name: string; type: string; size: number; sha256: string; stored: string; key: string; nonce: string }

export async function encrypt_file(file: ArrayBuffer): Promise<{ ciphertext: ArrayBuffer; key: string; nonce: string }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return { ciphertext: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, aes, file), key: to_base64(key), nonce: to_base64(nonce) };
}
