import type { Pair } from '@/api/admin';

// Which pairs of these posts one person had better not hold together, because of what they lead to in one project.
export function conflicts(pairs: Pair[], held: string[]): Pair[] {
  return pairs.filter((pair) => pair.earlier.posts.some((first) => held.includes(first) && pair.later.posts.some((second) => second !== first && held.includes(second))));
}

// Fifteen letters and digits without those that look alike, in fives: read aloud without a mistake.
export function first_password(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = crypto.getRandomValues(new Uint32Array(15));
  return Array.from(bytes, (one) => letters[one % letters.length]).join('').replace(/(.{5})(?=.)/g, '$1-');
}
