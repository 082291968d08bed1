import { from_base64, to_base64 } from '@/lib/digest';
import type { KeyFile, KeyKind } from '@/lib/key_kind';
import { lock_secret, may_open, unlock_secret } from '@/lib/locked_key';
import { suite_named, suite_of_key, type SuiteCode } from '../sealing/suite';

// The key pair of one holder of the opening key: made in his browser. What his share is wrapped for is the public half; the
// private half leaves only encrypted by a passphrase, as a file in his hands, and is never sent.

export interface ShareKeyFile extends KeyFile { format: 'qiyue-share-key'; v: 1; tender: number; title: string; made: string }

export async function make_key(passphrase: string, tender: number, title: string, code: SuiteCode): Promise<{ file: ShareKeyFile; public_key: string }> {
  const suite = await suite_named(code);
  const secret = suite.make_secret();
  const open = suite.public_of(secret);
  const locked = await lock_secret(secret, open, passphrase, suite);
  secret.fill(0);
  const public_key = to_base64(open);
  return { public_key, file: { format: 'qiyue-share-key', v: 1, tender, title, public_key, made: new Date().toISOString(), ...locked } };
}

export function read_key_file(text: string): ShareKeyFile | null {
  try {
    const file = JSON.parse(text) as ShareKeyFile;
    return file.format === 'qiyue-share-key' && file.v === 1 && may_open(file) ? file : null;
  } catch {
    return null;
  }
}

// The private key, or null when the passphrase or the file is not the right one.
export async function open_key(file: KeyFile, passphrase: string): Promise<Uint8Array | null> {
  const open = from_base64(file.public_key);
  const suite = await suite_of_key(open);
  const secret = await unlock_secret(file, open, passphrase, suite);
  return secret && to_base64(suite.public_of(secret)) === file.public_key ? secret : null;
}

export const share_key_kind: KeyKind = { read: read_key_file, open: open_key, broken: 'key_broken', wrong: 'key_wrong' };
