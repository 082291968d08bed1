import { from_base64, to_base64 } from '@/lib/digest';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';

// A bid is sealed in the bidder's browser: its content under a fresh AES-256-GCM key, that key in a sealed box for the
// tender's public key. The box is libsodium's crypto_box_seal, byte for byte, so the server opens it with libsodium.

export interface Envelope { v: 2; suite: 1; wrapped_key: string; nonce: string; ciphertext: string }

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

// What an envelope is bound to: handed in by another bidder, or for another tender, it doesn't open.
export interface Bound { tender: number; provider: number }

const version = 2;
const suite = 1; // X25519 sealed box and AES-256-GCM

// "qiyue bid\n", version, suite, the opening key, tender and provider as eight bytes each, the highest first.
function additional(public_key: Uint8Array, bound: Bound): Uint8Array<ArrayBuffer> {
  const mark = new TextEncoder().encode('qiyue bid\n');
  const all = new Uint8Array(mark.length + 2 + public_key.length + 16);
  all.set(mark);
  all.set([version, suite], mark.length);
  all.set(public_key, mark.length + 2);
  const numbers = new DataView(all.buffer, mark.length + 2 + public_key.length);
  numbers.setBigUint64(0, BigInt(bound.tender));
  numbers.setBigUint64(8, BigInt(bound.provider));
  return all;
}

// The envelope as it is sent: base64 of its JSON. Its digest is taken over this text, as the server's receipt does.
export async function seal(content: unknown, public_key: string, bound: Bound): Promise<string> {
  const recipient = from_base64(public_key);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: additional(recipient, bound) }, aes, new TextEncoder().encode(JSON.stringify(content)));
  const envelope: Envelope = {
    v: version,
    suite,
    wrapped_key: to_base64(box_seal(key, recipient)),
    nonce: to_base64(nonce),
    ciphertext: to_base64(new Uint8Array(ciphertext)),
  };
  key.fill(0);
  return to_base64(new TextEncoder().encode(JSON.stringify(envelope)));
}

export async function unseal(envelope: string, secret: Uint8Array, bound: Bound): Promise<unknown> {
  const sealed = JSON.parse(new TextDecoder().decode(from_base64(envelope))) as Envelope;
  const key = Uint8Array.from(box_open(from_base64(sealed.wrapped_key), secret));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: from_base64(sealed.nonce), additionalData: additional(x25519.getPublicKey(secret), bound) }, aes, from_base64(sealed.ciphertext));
  return JSON.parse(new TextDecoder().decode(content));
}
