import { from_base64, to_base64 } from '@/lib/digest';
import { combine } from 'shamir-secret-sharing';
import { expect, test } from 'vitest';
import { suite_named, type Suite, type SuiteCode } from '../sealing/suite';
import { make_shares, open_share } from './shares';

const pair = (suite: Suite): { secret: Uint8Array; share_key: string } => {
  const secret = suite.make_secret();
  return { secret, share_key: to_base64(suite.public_of(secret)) };
};

test.each(['international', 'national'] as SuiteCode[])('each holder opens his own share, any two of three give the opening key, one other set does not: %s', async (code) => {
  const suite = await suite_named(code);
  const public_of = async (shares: string[]): Promise<string> => to_base64(suite.public_of(await combine(shares.map(from_base64))));
  const people = [1, 2, 3].map((person) => ({ person, ...pair(suite) }));
  const made = await make_shares(people, 2);
  expect(made.shares.map((one) => one.person)).toEqual([1, 2, 3]);
  const opened = await Promise.all(made.shares.map((one, at) => open_share(one.wrapped, one.digest, people[at]!.secret, people[at]!.share_key)));
  expect(opened.every((one) => one !== null && from_base64(one).length === 33)).toBe(true);
  const [a, b, c] = opened as [string, string, string];
  for (const some of [[a, b], [a, c], [b, c], [a, b, c]]) expect(await public_of(some)).toBe(made.opening_key);
  // Another's box, another's digest: no share.
  expect(await open_share(made.shares[0]!.wrapped, made.shares[0]!.digest, people[1]!.secret, people[1]!.share_key)).toBeNull();
  expect(await open_share(made.shares[0]!.wrapped, made.shares[1]!.digest, people[0]!.secret, people[0]!.share_key)).toBeNull();
  expect(await open_share('AAAA', made.shares[0]!.digest, people[0]!.secret, people[0]!.share_key)).toBeNull();
  // With three needed, two give some other key.
  const three = await make_shares(people, 3);
  const two = await Promise.all(three.shares.slice(0, 2).map((one, at) => open_share(one.wrapped, one.digest, people[at]!.secret, people[at]!.share_key)));
  expect(await public_of(two as string[])).not.toBe(three.opening_key);
});
