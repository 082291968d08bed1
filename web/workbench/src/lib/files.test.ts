import { file_name, note_files } from '@/lib/files';
import { expect, test } from 'vitest';

test('a file is called by the name it was given with; of one that nothing told of there is none', () => {
  note_files([{ digest: 'a'.repeat(64), name: '第三方评价报告(演示).txt' }]);
  expect(file_name('a'.repeat(64))).toBe('第三方评价报告(演示).txt');
  expect(file_name('b'.repeat(64))).toBeUndefined();
});
