import type { Body } from '@/api/types';

// What somebody has typed and not yet handed in, kept in this browser for this person, organisation and form.
export interface Draft { at: number; revision: number; body: Body }

const prefix = 'qiyue.draft.';
const days_kept = 30;

export function read_draft(key: string): Draft | null {
  try {
    const text = localStorage.getItem(prefix + key);
    if (!text) return null;
    const draft = JSON.parse(text) as Draft;
    if (Date.now() - draft.at > days_kept * 86_400_000) {
      localStorage.removeItem(prefix + key);
      return null;
    }
    return draft;
  } catch {
    return null;
  }
}

export function write_draft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function drop_draft(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch { /* nothing kept, nothing to drop */ }
}
