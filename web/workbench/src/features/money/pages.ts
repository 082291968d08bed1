import type { ObjectPage, Organisation } from '@/api/types';
import { m } from '@/i18n/money';

// The pages about money that an object has, for those it concerns: what is due under a contract, the accounts of a budget line
// or of a scheme of vouchers.
export function pages_about(page: ObjectPage, reader: Organisation | null | undefined): { to: string; label: string }[] {
  const concerned = !!reader && (reader.id === page.owner?.id || reader.id === page.party?.id || reader.kind === 'finance' || reader.kind === 'audit');
  if (!concerned) return [];
  if (page.kind === 'contract' && !['draft', 'ready', 'half_signed'].includes(page.state)) return [{ to: `/contracts/${page.id}/due`, label: m('due_link') }];
  if (page.kind === 'budget_line' || page.kind === 'voucher_programme') return [{ to: `/statements/${page.id}`, label: m('statements') }];
  return [];
}
