import type { ObjectPage, Organisation } from '@/api/types';
import { m } from '@/i18n/money';

// A page, or a file to download.
export interface MoneyPage { to: string; label: string; file?: boolean }

// The pages about money that an object has, for those it concerns: what is due under a contract, the accounts of a budget line
// or of a scheme of vouchers, the
// way of a payment to the treasury, a batch as a file.
export function pages_about(page: ObjectPage, reader: Organisation | null | undefined): MoneyPage[] {
  const concerned = !!reader && (reader.id === page.owner?.id || reader.id === page.party?.id || reader.kind === 'finance' || reader.kind === 'audit');
  if (!concerned) return [];
  if (page.kind === 'contract' && !['draft', 'ready', 'half_signed'].includes(page.state)) return [{ to: `/contracts/${page.id}/due`, label: m('due_link') }, { to: `/contracts/${page.id}/funding`, label: m('funding_link') }];
  if (page.kind === 'payment') return [{ to: `/payments/${page.id}/way`, label: m('way_link') }];
  if (page.kind === 'treasury_batch' && reader.kind === 'finance') return [{ to: `/api/treasury-batches/${page.id}/file`, label: m('batch_file'), file: true }];
  if (page.kind === 'budget_line' || page.kind === 'voucher_programme') return [{ to: `/statements/${page.id}`, label: m('statements') }];
  return [];
}
