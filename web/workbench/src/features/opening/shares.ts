import { digest_of, from_base64, to_base64 } from '@/lib/digest';
import { x25519 } from '@noble/curves/ed25519.js';
import { combine, split } from 'shamir-secret-sharing';
import { box_open, box_seal } from '../bidding/seal';

// The opening key exists bare only inside make_shares: made, split, each share wrapped for its holder, forgotten.

export interface Wrapped { person: number; wrapped: string; digest: string }

export async function make_shares(holders: { person: number; share_key: string }[], threshold: number): Promise<{ opening_key: string; shares: Wrapped[] }> {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const opening_key = to_base64(x25519.getPublicKey(secret));
  const parts = await split(secret, holders.length, threshold);
  // What doesn't come out now would not come out at the opening, when nobody can help it any more.
  const again = await combine(parts.slice(-threshold));
  const right = to_base64(x25519.getPublicKey(again)) === opening_key;
  secret.fill(0);
  again.fill(0);
  if (!right) throw new Error('the shares do not give the key');
  const shares: Wrapped[] = [];
  for (const [at, { person, share_key }] of holders.entries()) {
    const part = Uint8Array.from(parts[at]!);
    shares.push({ person, wrapped: to_base64(box_seal(part, from_base64(share_key))), digest: await digest_of(part) });
    part.fill(0);
    parts[at]!.fill(0);
  }
  return { opening_key, shares };
}

// The holder's share, or null when it is not the one whose digest was published.
export async function open_share(wrapped: string, digest: string, secret: Uint8Array): Promise<string | null> {
  try {
    const share = Uint8Array.from(box_open(from_base64(wrapped), secret));
    const right = (await digest_of(share)) === digest;
    const text = to_base64(share);
    share.fill(0);
    return right ? text : null;
  } catch {
    return null;
  }
}
