export function to_hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const from_hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));

export async function digest_of(content: BufferSource): Promise<string> {
  return to_hex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
}

export function to_base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function from_base64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.trim());
  const bytes = new Uint8Array(plain.length);
  for (let at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at);
  return bytes;
}

// Of a key, in base64: short enough to be read aloud and compared.
export async function fingerprint(public_key: string): Promise<string> {
  return (await digest_of(from_base64(public_key))).slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ');
}
