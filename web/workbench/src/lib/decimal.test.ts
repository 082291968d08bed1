import { expect, test } from 'vitest';
import { format_decimal, format_short, parse_decimal } from './decimal';

test('yuan become fen exactly', () => {
  const cases: [string, number | null][] = [
    ['1234.5', 123450], ['1,234.50', 123450], ['¥1,234.50', 123450], ['1,234', 123400], ['0.07', 7], ['-3', -300],
    ['90071992547409.91', 9007199254740991], ['90071992547409.92', null], ['1.005', null], ['12,34.00', null], ['1e3', null],
    ['', null], ['.5', null], ['4.35', 435], ['1.1', 110], ['-0', 0],
  ];
  for (const [text, fen] of cases) expect(parse_decimal(text), text).toBe(fen);
});

test('what is written is read back', () => {
  for (const fen of [0, 7, 100, 123450, -99, 486000000, 9007199254740991]) expect(parse_decimal(format_decimal(fen))).toBe(fen);
  expect(format_decimal(486000000)).toBe('4,860,000.00');
  expect(format_decimal(-5)).toBe('-0.05');
});

test('shares and scores lose needless zeros', () => {
  expect(format_short(3000)).toBe('30');
  expect(format_short(1250)).toBe('12.5');
  expect(format_short(0)).toBe('0');
});
