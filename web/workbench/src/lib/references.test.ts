import { ask } from '@/api/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { fetch_choice, forget_references, forget_unseen } from './references';

vi.mock('@/api/client', () => ({ ask: vi.fn(), query: (by: Record<string, string | number>) => `?id=${by.id}` }));
const answers = (items: { id: number; label: string }[]): void => { vi.mocked(ask).mockResolvedValueOnce({ items }); };

beforeEach(() => {
  forget_references();
  vi.mocked(ask).mockReset();
});

test('what could not be seen is asked for again on the next page, what was seen is not', async () => {
  answers([]);
  expect(await fetch_choice('tender', 7)).toBeUndefined();
  expect(await fetch_choice('tender', 7)).toBeUndefined();
  expect(ask).toHaveBeenCalledTimes(1);
  forget_unseen();
  answers([{ id: 7, label: '居家养老' }]);
  expect((await fetch_choice('tender', 7))?.label).toBe('居家养老');
  forget_unseen();
  expect((await fetch_choice('tender', 7))?.label).toBe('居家养老');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('another reader is told nothing of what the one before him saw', async () => {
  answers([{ id: 7, label: '居家养老' }]);
  await fetch_choice('tender', 7);
  forget_references();
  answers([]);
  expect(await fetch_choice('tender', 7)).toBeUndefined();
});
