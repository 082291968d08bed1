// Whether a running program holds bytes that it must not know: in its memory image and in every file of its folder.
import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// A price as it may stand anywhere: as typed, as plain digits, as fen, and as a number in memory.
export function traces_of_price(fen) {
  const digits = String(fen);
  const yuan = digits.slice(0, -2);
  const typed = `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
  const number = Buffer.alloc(8);
  number.writeBigInt64LE(BigInt(fen));
  return [Buffer.from(typed), Buffer.from(`${yuan}.${digits.slice(-2)}`), Buffer.from(digits), number];
}

const holds = (bytes, traces) => traces.some((one) => bytes.includes(one));

function* memory_of(pid) {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').trim().split('\n')) {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line);
      if (!rights.startsWith('r') || /\[v(var|syscall|var_vclock)\]/.test(line)) continue;
      const size = Number(BigInt(`0x${to}`) - BigInt(`0x${from}`));
      const bytes = Buffer.alloc(size);
      try {
        yield bytes.subarray(0, readSync(memory, bytes, 0, size, BigInt(`0x${from}`)));
      } catch { /* a part that its owner gave back meanwhile, or may not be read */ }
    }
  } finally {
    closeSync(memory);
  }
}

export function in_memory(pid, traces) {
  let seen = 0;
  let found = false;
  for (const bytes of memory_of(pid)) {
    seen += bytes.length;
    found ||= holds(bytes, traces);
  }
  return { seen, found };
}

export function in_files(folder, traces) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => join(one.parentPath ?? one.path, one.name)).filter((path) => holds(readFileSync(path), traces));
}
