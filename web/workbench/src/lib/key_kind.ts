import type { Word } from '@/i18n';
import type { Locked } from './locked_key';

// A key that a person makes in his browser and keeps as a file under a passphrase: for a share of an opening key, for
// signing contracts. The pages that make and open them are the same.

export interface KeyFile extends Locked { public_key: string }

export interface KeyKind {
  // The file, or null when the text is no key file of this kind.
  read(text: string): KeyFile | null;
  // The private key, or null when the passphrase or the file is not the right one.
  open(file: KeyFile, passphrase: string): Promise<Uint8Array | null>;
  broken: Word;
  wrong: Word;
}
