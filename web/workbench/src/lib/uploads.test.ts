import { expect, test } from 'vitest';
import { unfit, upload_max } from './uploads';

test('an empty file and one above the limit are told before they are sent', () => {
  expect(unfit({ name: '空.pdf', size: 0 })).toMatch(/空\.pdf.*空文件/);
  expect(unfit({ name: '大.pdf', size: upload_max + 1 })).toMatch(/大\.pdf.*200\.0 MB/);
  expect(unfit({ name: '正好.pdf', size: upload_max })).toBe('');
  expect(unfit({ name: '密封后.pdf', size: upload_max - 8 }, 16)).not.toBe('');
});
