import type { Words } from '@/api/types';
import { m } from '@/i18n/money';
import { format_decimal } from '@/lib/decimal';

// What the server tells of an account, and a statement as a table for other programs.
export interface Balance { held: number; free: number }
export interface Line { entry: number; kind: string; step: string; object: number; at: string; side: 'debit' | 'credit'; pending: number; posted: number; after: Balance }
export interface Room { id: number; kind: string; label: Words; owner_name: string; reference: number }
export interface Account extends Room { balance: Balance; lines: Line[] }

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const yuan = (fen: number): string => format_decimal(fen, 2, false);

// A byte-order mark, since spreadsheets take Chinese for something else without one.
export function as_csv(accounts: Account[], say: (words: Words) => string): string {
  const head = [m('statement_of'), m('entry'), m('day'), m('what'), m('came'), m('went'), m('reserved'), m('held'), m('free')];
  const rows = accounts.flatMap((account) => account.lines.map((line) => [
    `${say(account.label)} ${account.owner_name} ${account.id}`, String(line.entry), line.at, line.step,
    line.side === 'credit' ? yuan(line.posted) : '', line.side === 'debit' ? yuan(line.posted) : '',
    yuan(line.pending), yuan(line.after.held), yuan(line.after.free),
  ]));
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
