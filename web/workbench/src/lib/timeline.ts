import type { Happened } from '@/api/types';

// What one line of the history tells: a step, or the same step done by several while the object stood in one state.
export interface Line { step: string; title: Happened['title']; rows: Happened[] }

// A pair still reads well as two lines.
const worth_folding = 3;

// Newest first, as a file is read from the top. In a stretch that begins in one state — everybody declares, scores, signs —
// each step stands once, at its last time, with all who did it under it.
export function folded(rows: Happened[]): Line[] {
  const newest = [...rows].reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const lines: Line[] = [];
  for (let at = 0; at < newest.length;) {
    let end = at;
    while (end < newest.length && newest[end]!.from === newest[at]!.from) end += 1;
    const stretch = newest.slice(at, end);
    const counted = new Map<string, Happened[]>();
    for (const row of stretch) counted.set(row.step, [...(counted.get(row.step) ?? []), row]);
    for (const row of stretch) {
      const same = counted.get(row.step)!;
      if (same.length < worth_folding) lines.push({ step: row.step, title: row.title, rows: [row] });
      else if (same[0] === row) lines.push({ step: row.step, title: row.title, rows: same });
    }
    at = end;
  }
  return lines;
}
