import { digest_of, from_base64, to_base64 } from '@/lib/digest';

// An attachment leaves the bidder's machine encrypted only, under a key of its own that stands in the sealed bid. The key
// encrypts nothing else, so that the nonce need not vary.
const nonce = new Uint8Array(12);
const additional = new TextEncoder().encode('qiyue bid file\n');

export interface Sealed { bytes: Uint8Array<ArrayBuffer>; key: string; digest: string }

export async function seal_file(content: BufferSource): Promise<Sealed> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: additional }, aes, content));
  return { bytes, key: to_base64(key), digest: await digest_of(content) };
}

// What was in it; nothing where the key is another's, or where it is not the file whose digest the bid holds.
export async function open_file(bytes: BufferSource, key: string, digest: string): Promise<ArrayBuffer | null> {
  try {
    const aes = await crypto.subtle.importKey('raw', from_base64(key), 'AES-GCM', false, ['decrypt']);
    const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: additional }, aes, bytes);
    return await digest_of(content) === digest ? content : null;
  } catch {
    return null;
  }
}
