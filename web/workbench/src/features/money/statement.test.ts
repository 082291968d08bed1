import { expect, test } from 'vitest';
import { as_csv, type Account } from './statement';

test('a statement as CSV keeps every fen, quotes what holds a comma, and says which account a line is of', () => {
  const account: Account = {
    id: 7, kind: 'contract', label: { zh: '合同', en: 'contract' }, owner_name: '例,局(演示)', reference: 3, balance: { held: 5, free: 4 },
    lines: [
      { entry: 1, kind: 'posting', step: 'contract.sign', object: 3, at: '2025-07-01T09:00:00+08:00', side: 'credit', pending: 0, posted: 176000000, after: { held: 176000000, free: 176000000 } },
      { entry: 2, kind: 'reservation', step: 'payment.prepare', object: 4, at: '2025-12-08T09:00:00+08:00', side: 'debit', pending: 1, posted: 0, after: { held: 176000000, free: 175999999 } },
    ],
  };
  const lines = as_csv([account], (words) => words.zh).split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe('"合同 例,局(演示) 7",1,2025-07-01T09:00:00+08:00,contract.sign,1760000.00,,0.00,1760000.00,1760000.00');
  expect(lines[2]).toBe('"合同 例,局(演示) 7",2,2025-12-08T09:00:00+08:00,payment.prepare,,0.00,0.01,1760000.00,1759999.99');
});
