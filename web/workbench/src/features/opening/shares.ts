import { digest_of, from_base64, to_base64 } from '@/lib/digest';
import { combine, split } from 'shamir-secret-sharing';
import { suite_of_key } from '../sealing/suite';

// The opening key exists bare only inside make_shares: made, split, each share wrapped for its holder, forgotten. It is of the
// suite that the holders' own keys are of.

export interface Wrapped { person: number; wrapped: string; digest: string }

export async function make_shares(holders: { person: number; share_key: string }[], threshold: number): Promise<{ opening_key: string; shares: Wrapped[] }> {
  const suite = await suite_of_key(from_base64(holders[0]!.share_key));
  const secret = suite.make_secret();
  const opening_key = to_base64(suite.public_of(secret));
  const parts = await split(secret, holders.length, threshold);
  // What doesn't come out now would not come out at the opening, when nobody can help it any more.
  const again = await combine(parts.slice(-threshold));
  const right = to_base64(suite.public_of(again)) === opening_key;
  secret.fill(0);
  again.fill(0);
  if (!right) throw new Error('the shares do not give the key');
  const shares: Wrapped[] = [];
  for (const [at, { person, share_key }] of holders.entries()) {
    const part = Uint8Array.from(parts[at]!);
    shares.push({ person, wrapped: to_base64(suite.wrap(part, from_base64(share_key))), digest: await digest_of(part) });
    part.fill(0);
    parts[at]!.fill(0);
  }
  return { opening_key, shares };
}

// The share wrapped for the holder of this key, or null when it is not the one whose digest was published.
export async function open_share(wrapped: string, digest: string, secret: Uint8Array, share_key: string): Promise<string | null> {
  try {
    const share = (await suite_of_key(from_base64(share_key))).unwrap(from_base64(wrapped), secret);
    const right = (await digest_of(share)) === digest;
    const text = to_base64(share);
    share.fill(0);
    return right ? text : null;
  } catch {
    return null;
  }
}
