import { from_base64, to_base64 } from '@/lib/digest';

// A private key under a passphrase, as it lies in a file in its owner's hands: PBKDF2-SHA-256 and AES-256-GCM, with the public
// half as associated data, so that a file whose public key was changed does not open.

export interface Locked { kdf: { name: 'PBKDF2-SHA-256'; iterations: number; salt: string }; cipher: 'AES-256-GCM'; nonce: string; ciphertext: string }

const iterations = 600_000;
export const may_open = (file: Locked): boolean => file.kdf?.iterations > 0 && file.kdf.iterations <= 10_000_000;

async function key_of(passphrase: string, salt: BufferSource, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function lock_secret(secret: BufferSource, open: BufferSource, passphrase: string): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await key_of(passphrase, salt, iterations);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: open }, key, secret);
  return { kdf: { name: 'PBKDF2-SHA-256', iterations, salt: to_base64(salt) }, cipher: 'AES-256-GCM', nonce: to_base64(nonce), ciphertext: to_base64(new Uint8Array(ciphertext)) };
}

// The private key, or null when the passphrase or the file is not the right one.
export async function unlock_secret(file: Locked, open: BufferSource, passphrase: string): Promise<Uint8Array | null> {
  try {
    const key = await key_of(passphrase, from_base64(file.kdf.salt), file.kdf.iterations);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: from_base64(file.nonce), additionalData: open }, key, from_base64(file.ciphertext)));
  } catch {
    return null;
  }
}
