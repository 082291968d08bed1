import { digest_of, from_base64, to_base64 } from '@/lib/digest';
import { suite_of_content_key, suite_of_key } from './suite';

// An attachment leaves the bidder's machine encrypted only, under a key of its own that stands in the sealed bid. The key
// encrypts nothing else, so that the nonce need not vary.
const additional = new TextEncoder().encode('qiyue bid file\n');

export interface Sealed { bytes: Uint8Array<ArrayBuffer>; key: string; digest: string }

// By the suite of the opening key.
export async function seal_file(content: ArrayBuffer | Uint8Array<ArrayBuffer>, opening_key: string): Promise<Sealed> {
  const suite = await suite_of_key(from_base64(opening_key));
  const key = crypto.getRandomValues(new Uint8Array(suite.content_key));
  const bytes = await suite.encrypt(key, new Uint8Array(suite.nonce), new Uint8Array(content), additional);
  return { bytes, key: to_base64(key), digest: await digest_of(content) };
}

// What was in it; nothing where the key is another's, or where it is not the file whose digest the bid holds.
export async function open_file(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>, key: string, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const content_key = from_base64(key);
    const suite = await suite_of_content_key(content_key);
    const content = await suite.decrypt(content_key, new Uint8Array(suite.nonce), new Uint8Array(bytes), additional);
    return await digest_of(content) === digest ? content : null;
  } catch {
    return null;
  }
}

// Who a PDF says wrote it; empty where it does not say. Compared after the opening: bids by one hand are a sign.
export function author_of(bytes: ArrayBuffer): string {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.startsWith('%PDF-')) return '';
  const plain = /\/Author\s*\(([^()\\]{1,100})\)/.exec(text)?.[1];
  const hex = /\/Author\s*<FEFF([0-9A-Fa-f]{4,400})>/.exec(text)?.[1];
  if (hex) return (hex.match(/.{4}/g) ?? []).map((one) => String.fromCharCode(parseInt(one, 16))).join('').trim();
  return (plain ?? '').trim();
}
