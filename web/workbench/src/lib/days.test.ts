import { expect, test } from 'vitest';
import { read_day, read_instant } from './days';

test('a day is read as people write it', () => {
  for (const text of ['2026-05-01', '2026-5-1', '2026/5/1', '2026.5.1', '20260501', '2026年5月1日', '２０２６－０５－０１', '２０２６／５／１', ' 2026 年 5 月 1 号 ']) {
    expect(read_day(text), text).toEqual({ value: '2026-05-01' });
  }
  expect(read_day('2028-02-29')).toEqual({ value: '2028-02-29' });
});

test('a day that the calendar has not is never turned into another', () => {
  for (const text of ['2026-13-45', '2026-02-29', '2026-04-31', '2026-00-10', '2026-01-00', '20261301', '0026-01-01']) expect(read_day(text), text).toEqual({ fault: 'impossible' });
});

test('what is no day is not guessed at', () => {
  for (const text of ['', '明天', '5/1/2026', '26-5-1', '2026-05', '2026-05/01', '2026-05-01x', '202605011']) expect(read_day(text), text).toEqual({ fault: 'nothing' });
  expect(read_day('2026-05-01 09:00')).toEqual({ fault: 'with_hour' });
});

test('an hour is read with its day, and never carried over into the next', () => {
  for (const text of ['2026-05-01 09:30', '2026/5/1 9:30', '2026-05-01T09:30', '2026年5月1日9时30分', '２０２６－０５－０１　０９：３０', '2026-05-01 09:30:00']) expect(read_instant(text), text).toEqual({ value: '2026-05-01 09:30' });
  expect(read_instant('2026年5月1日9时')).toEqual({ value: '2026-05-01 09:00' });
  expect(read_instant('2026-05-01 09:30:59')).toEqual({ value: '2026-05-01 09:30:59' });
  for (const text of ['2026-05-01 24:00', '2026-05-01 25:61', '2026-05-01 09:60', '2026-13-45 09:00']) expect(read_instant(text), text).toEqual({ fault: 'impossible' });
  expect(read_instant('2026-05-01')).toEqual({ fault: 'no_hour' });
  for (const text of ['', '09:30', '上午九点']) expect(read_instant(text), text).toEqual({ fault: 'nothing' });
});
