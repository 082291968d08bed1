import { digest_of, from_base64, to_base64 } from '@/lib/digest';
import { suite_named, suite_of_key, type SuiteCode } from '../sealing/suite';

// The key pair of one holder of the opening key: made in his browser. What his share is wrapped for is the public half; the
// private half leaves only encrypted by a passphrase, as a file in his hands, and is never sent.

export interface KeyFile {
  format: 'qiyue-share-key'; v: 1; tender: number; title: string; public_key: string; made: string;
  kdf: { name: 'PBKDF2-SHA-256'; iterations: number; salt: string }; cipher: 'AES-256-GCM'; nonce: string; ciphertext: string;
}

const iterations = 600_000;

async function key_of(passphrase: string, salt: BufferSource, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function make_key(passphrase: string, tender: number, title: string, code: SuiteCode): Promise<{ file: KeyFile; public_key: string }> {
  const suite = await suite_named(code);
  const secret = suite.make_secret();
  const open = suite.public_of(secret);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await key_of(passphrase, salt, iterations);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: open }, key, secret);
  secret.fill(0);
  const public_key = to_base64(open);
  return { public_key, file: { format: 'qiyue-share-key', v: 1, tender, title, public_key, made: new Date().toISOString(), kdf: { name: 'PBKDF2-SHA-256', iterations, salt: to_base64(salt) }, cipher: 'AES-256-GCM', nonce: to_base64(nonce), ciphertext: to_base64(new Uint8Array(ciphertext)) } };
}

export function read_key_file(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as KeyFile;
    return file.format === 'qiyue-share-key' && file.v === 1 && file.kdf?.iterations > 0 && file.kdf.iterations <= 10_000_000 ? file : null;
  } catch {
    return null;
  }
}

// The private key, or null when the passphrase or the file is not the right one.
export async function open_key(file: KeyFile, passphrase: string): Promise<Uint8Array | null> {
  try {
    const key = await key_of(passphrase, from_base64(file.kdf.salt), file.kdf.iterations);
    const open = from_base64(file.public_key);
    const secret = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: from_base64(file.nonce), additionalData: open }, key, from_base64(file.ciphertext)));
    return to_base64((await suite_of_key(open)).public_of(secret)) === file.public_key ? secret : null;
  } catch {
    return null;
  }
}

// Short enough to be read aloud and compared.
export async function fingerprint(public_key: string): Promise<string> {
  return (await digest_of(from_base64(public_key))).slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ');
}
