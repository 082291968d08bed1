import type { Citation, ProjectRef } from '@/api/types';

export function file_size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function project_id(project: ProjectRef | undefined): number | null {
  return typeof project === 'number' ? project || null : project?.id ?? null;
}

export function named(one: { name: string } | string | undefined | null): string {
  return typeof one === 'string' ? one : one?.name ?? '';
}

export function citation(clause: Citation | string | undefined | null): Citation | null {
  if (!clause) return null;
  return typeof clause === 'string' ? { clause, document: '', number: '', article: '', quote: '' } : clause;
}

// Path of a field ("items.2.price") as an element's id.
export function element_id(path: string): string {
  return `f-${path.replace(/\./g, '-')}`;
}

export function save_file(name: string, content: BlobPart, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// Element Plus heads its dialogs by <header>, which at the end of the body counts as a second page banner.
export function plain_header(): void {
  document.querySelectorAll('.el-dialog__header, .el-drawer__header').forEach((one) => one.setAttribute('role', 'presentation'));
}

// Where lists and panels open: within the page's landmark, not beside everything at the end of the body.
export const popups_in = '#content';
