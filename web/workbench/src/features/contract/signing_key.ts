import { from_base64, to_base64 } from '@/lib/digest';
import type { KeyFile, KeyKind } from '@/lib/key_kind';
import { lock_secret, may_open, unlock_secret } from '@/lib/locked_key';
import { signer_named, signer_of_key, type SignerCode } from './signers';

// The key by which a person signs contracts: made in his browser. The public half is enrolled; the private half leaves only
// encrypted by a passphrase, as a file in his hands, and is never sent.

export interface SigningKeyFile extends KeyFile { format: 'qiyue-signing-key'; v: 1; suite: SignerCode; name: string; made: string }

const lines = (...all: string[]): Uint8Array => new TextEncoder().encode(all.map((line) => `${line}\n`).join(''));

// What src/modules/contract/signature.cpp reads.
export async function sign_contract(secret: Uint8Array, public_key: string, number: string, digest: string, side: string): Promise<string> {
  const signer = await signer_of_key(from_base64(public_key));
  return to_base64(signer.sign(lines('qiyue contract signature 1', number, digest, side), secret));
}

export interface Made { file: SigningKeyFile; public_key: string; proof: string }
export async function make_signing_key(passphrase: string, name: string, suite: SignerCode): Promise<Made> {
  const signer = await signer_named(suite);
  const secret = signer.make_secret();
  const open = signer.public_of(secret);
  const public_key = to_base64(open);
  const proof = to_base64(signer.sign(lines('qiyue signing key 1', public_key), secret));
  const locked = await lock_secret(secret, open, passphrase, signer.cipher);
  secret.fill(0);
  return { public_key, proof, file: { format: 'qiyue-signing-key', v: 1, suite, public_key, name, made: new Date().toISOString(), ...locked } };
}

export function read_signing_key(text: string): SigningKeyFile | null {
  try {
    const file = JSON.parse(text) as SigningKeyFile;
    return file.format === 'qiyue-signing-key' && file.v === 1 && may_open(file) ? file : null;
  } catch {
    return null;
  }
}

// The private key, or null when the passphrase or the file is not the right one.
export async function open_signing_key(file: KeyFile, passphrase: string): Promise<Uint8Array | null> {
  const open = from_base64(file.public_key);
  const signer = await signer_of_key(open);
  const secret = await unlock_secret(file, open, passphrase, signer.cipher);
  return secret && to_base64(signer.public_of(secret)) === file.public_key ? secret : null;
}

export const signing_key_kind: KeyKind = { read: read_signing_key, open: open_signing_key, broken: 'sign_key_broken', wrong: 'sign_key_wrong' };
