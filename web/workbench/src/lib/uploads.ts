import { t } from '@/i18n';
import { file_size } from './text';

// As the server has it (upload_max): what is larger would be refused after it was sent.
export const upload_max = 200 * 1024 * 1024;

// Why a file can't be taken, or nothing. `more`: what sealing adds to it.
export function unfit(file: { name: string; size: number }, more = 0): string {
  if (file.size === 0) return t('file_empty', { name: file.name });
  if (file.size + more > upload_max) return t('file_too_large', { name: file.name, size: file_size(file.size), max: file_size(upload_max) });
  return '';
}
