import { ed25519 } from '@noble/curves/ed25519.js';
import { international } from '../sealing/international';
import type { Suite } from '../sealing/suite';

// The algorithms that a contract is signed with. The server verifies both (platform/crypto/suites.hpp); a public key tells by
// its length which one it belongs to. The second is loaded only where it is used; a certified device takes its place by being
// a Signer.
export interface Signer {
  readonly code: SignerCode;
  // What a key file of this kind is locked with.
  readonly cipher: Suite;
  make_secret(): Uint8Array<ArrayBuffer>;
  public_of(secret: Uint8Array): Uint8Array<ArrayBuffer>;
  sign(message: Uint8Array, secret: Uint8Array): Uint8Array;
}
export type SignerCode = 'ed25519' | 'sm2';

const edwards: Signer = {
  code: 'ed25519',
  cipher: international,
  make_secret: () => crypto.getRandomValues(new Uint8Array(32)),
  public_of: (secret) => Uint8Array.from(ed25519.getPublicKey(secret)),
  sign: (message, secret) => ed25519.sign(message, secret),
};

export async function signer_named(code: SignerCode): Promise<Signer> {
  return code === 'sm2' ? (await import('./signer_sm2')).signer_sm2 : edwards;
}
export const signer_of_key = (public_key: Uint8Array): Promise<Signer> => signer_named(public_key.length === 65 ? 'sm2' : 'ed25519');
