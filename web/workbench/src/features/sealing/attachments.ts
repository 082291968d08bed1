import { upload } from '@/api/upload';
import type { Body } from '@/api/types';
import { t } from '@/i18n';
import { unfit } from '@/lib/uploads';
import { ref, type Ref } from 'vue';
import { author_of, seal_file, type Sealed } from './attachment';

// The attachments of what is being sealed: encrypted here, sent as they are handed in; the seal holds their names, digests
// and keys. `stage` tells how far the sending is.
export interface Attached { id: number; name: string; size: number; sealed: Sealed; sent: string; author: string }
export type Attachments = ReturnType<typeof use_attachments>;

const seal_bytes = 32;   // what encrypting adds at most

export function use_attachments(opening_key: () => string, stage: Ref<string>) {
  const attached = ref<Attached[]>([]);
  const unfit_files = ref<string[]>([]);
  const reading = ref(0);
  let made = 0;
  async function attach(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files ?? []);
    input.value = '';
    unfit_files.value = files.map((file) => unfit(file, seal_bytes)).filter((one) => one !== '');
    reading.value += 1;
    try {
      for (const file of files.filter((one) => unfit(one, seal_bytes) === '')) {
        const bytes = await file.arrayBuffer();
        attached.value.push({ id: ++made, name: file.name, size: file.size, sealed: await seal_file(bytes, opening_key()), sent: '', author: author_of(bytes) });
      }
    } finally {
      reading.value -= 1;
    }
  }
  const take_out = (id: number): void => { attached.value = attached.value.filter((one) => one.id !== id); };

  // Under names that say nothing. What was sent before the line broke is not sent again.
  async function send(): Promise<void> {
    for (const [at, one] of attached.value.entries()) {
      if (one.sent !== '') continue;
      const sending = (share: number): string => t('bid_sending_file', { at: at + 1, of: attached.value.length, percent: Math.round(share * 100) });
      stage.value = sending(0);
      one.sent = (await upload(new Blob([one.sealed.bytes]), `attachment-${at + 1}.sealed`, {
        progress: (share) => { stage.value = sending(share); },
        waiting: () => { stage.value = t('bid_line_broke'); },
      })).digest;
    }
  }
  // What the envelope says of them, and what goes beside it.
  const inside = (): Body[] => attached.value.map((one) => ({ name: one.name, digest: one.sealed.digest, sealed: one.sent, key: one.sealed.key, ...(one.author ? { author: one.author } : {}) }));
  const beside = (): Body => (attached.value.length ? { attachments: attached.value.map((one) => ({ file: one.sent })) } : {});
  return { attached, unfit_files, reading, attach, take_out, send, inside, beside };
}
