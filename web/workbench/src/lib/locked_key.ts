import { from_base64, to_base64 } from '@/lib/digest';

// A private key under a passphrase, as it lies in a file in its owner's hands: the passphrase stretched by PBKDF2-SHA-256, then
// a cipher with the public half as additional data, so that a file whose public key was changed does not open. A key of the
// national algorithms is locked by them.

export interface Cipher {
  readonly content_key: number;
  readonly nonce: number;
  encrypt(key: Uint8Array, nonce: Uint8Array, content: Uint8Array, additional: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  // Throws when anything of it was changed.
  decrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, additional: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
export type CipherName = 'AES-256-GCM' | 'SM4-CTR-HMAC-SM3';
export interface Locked { kdf: { name: 'PBKDF2-SHA-256'; iterations: number; salt: string }; cipher: CipherName; nonce: string; ciphertext: string }

const iterations = 600_000;
export const may_open = (file: Locked): boolean => file.kdf?.iterations > 0 && file.kdf.iterations <= 10_000_000;
// By the length of the key it asks for.
const name_of = (cipher: Cipher): CipherName => (cipher.content_key === 32 ? 'AES-256-GCM' : 'SM4-CTR-HMAC-SM3');

async function key_of(passphrase: string, salt: BufferSource, rounds: number, bytes: number): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, bytes * 8));
}

export async function lock_secret(secret: Uint8Array, open: Uint8Array, passphrase: string, cipher: Cipher): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(cipher.nonce));
  const key = await key_of(passphrase, salt, iterations, cipher.content_key);
  const ciphertext = await cipher.encrypt(key, nonce, secret, open);
  key.fill(0);
  return { kdf: { name: 'PBKDF2-SHA-256', iterations, salt: to_base64(salt) }, cipher: name_of(cipher), nonce: to_base64(nonce), ciphertext: to_base64(ciphertext) };
}

// The private key, or null when the passphrase or the file is not the right one.
export async function unlock_secret(file: Locked, open: Uint8Array, passphrase: string, cipher: Cipher): Promise<Uint8Array | null> {
  if (file.cipher !== name_of(cipher)) return null;
  try {
    const key = await key_of(passphrase, from_base64(file.kdf.salt), file.kdf.iterations, cipher.content_key);
    return await cipher.decrypt(key, from_base64(file.nonce), from_base64(file.ciphertext), open);
  } catch {
    return null;
  }
}
