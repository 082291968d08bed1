import { from_base64, to_base64 } from '@/lib/digest';
import { suite_of_key, type Suite } from './suite';

// A bid or an offer is sealed in its sender's browser: its content under a fresh key, that key wrapped for the opening key.

export interface Envelope { v: 2; suite: 1 | 2; wrapped_key: string; nonce: string; ciphertext: string }

// What an envelope is bound to: handed in by another bidder, or for another purchase, it doesn't open.
export interface Bound { object: number; provider: number }

const version = 2;

// "qiyue bid\n", version, suite, the opening key, purchase and provider as eight bytes each, the highest first.
function additional(suite: Suite, public_key: Uint8Array, bound: Bound): Uint8Array<ArrayBuffer> {
  const mark = new TextEncoder().encode('qiyue bid\n');
  const all = new Uint8Array(mark.length + 2 + public_key.length + 16);
  all.set(mark);
  all.set([version, suite.number], mark.length);
  all.set(public_key, mark.length + 2);
  const numbers = new DataView(all.buffer, mark.length + 2 + public_key.length);
  numbers.setBigUint64(0, BigInt(bound.object));
  numbers.setBigUint64(8, BigInt(bound.provider));
  return all;
}

// The envelope as it is sent: base64 of its JSON. Its digest is taken over this text, as the server's receipt does.
export async function seal(content: unknown, public_key: string, bound: Bound): Promise<string> {
  const recipient = from_base64(public_key);
  const suite = await suite_of_key(recipient);
  const key = crypto.getRandomValues(new Uint8Array(suite.content_key));
  const nonce = crypto.getRandomValues(new Uint8Array(suite.nonce));
  const ciphertext = await suite.encrypt(key, nonce, new TextEncoder().encode(JSON.stringify(content)), additional(suite, recipient, bound));
  const envelope: Envelope = {
    v: version,
    suite: suite.number,
    wrapped_key: to_base64(suite.wrap(key, recipient)),
    nonce: to_base64(nonce),
    ciphertext: to_base64(ciphertext),
  };
  key.fill(0);
  return to_base64(new TextEncoder().encode(JSON.stringify(envelope)));
}

export async function unseal(envelope: string, secret: Uint8Array, public_key: string, bound: Bound): Promise<unknown> {
  const recipient = from_base64(public_key);
  const suite = await suite_of_key(recipient);
  const sealed = JSON.parse(new TextDecoder().decode(from_base64(envelope))) as Envelope;
  const key = suite.unwrap(from_base64(sealed.wrapped_key), secret);
  const content = await suite.decrypt(key, from_base64(sealed.nonce), from_base64(sealed.ciphertext), additional(suite, recipient, bound));
  return JSON.parse(new TextDecoder().decode(content));
}
