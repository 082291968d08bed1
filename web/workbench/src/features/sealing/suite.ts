import { international } from './international';

// The algorithms that a bid is sealed with, as one thing: a key pair that wraps, and a cipher with a tag. The server has the
// same two (platform/crypto/sealing.hpp) and reads what these make, byte for byte. Which one a public key belongs to is
// told by its length. A certified device takes the place of the second by being a Suite.
export interface Suite {
  readonly number: 1 | 2;
  readonly content_key: number;
  readonly nonce: number;
  make_secret(): Uint8Array<ArrayBuffer>;
  public_of(secret: Uint8Array): Uint8Array<ArrayBuffer>;
  wrap(message: Uint8Array, public_key: Uint8Array): Uint8Array;
  // Throws when it was wrapped for another key.
  unwrap(wrapped: Uint8Array, secret: Uint8Array): Uint8Array<ArrayBuffer>;
  encrypt(key: Uint8Array, nonce: Uint8Array, content: Uint8Array, additional: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  // Throws when anything of it was changed.
  decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, additional: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

export type SuiteCode = 'international' | 'national';

// Whoever never meets the national algorithms never loads them. A page that will seal asks for its suite when it opens: by the
// time it is needed the line may be down.
export async function suite_named(code: SuiteCode): Promise<Suite> {
  return code === 'national' ? (await import('./national')).national : international;
}
export const suite_of_key = (public_key: Uint8Array): Promise<Suite> => suite_named(public_key.length === 65 ? 'national' : 'international');
export const suite_of_content_key = (key: Uint8Array): Promise<Suite> => suite_named(key.length === 48 ? 'national' : 'international');
