import { from_base64, to_base64 } from '@/lib/digest';
import { expect, test } from 'vitest';
import { suite_named, type SuiteCode } from './suite';
import { author_of, open_file, seal_file } from './attachment';

const text = new TextEncoder().encode('服务方案的秘密内容');

test.each(['international', 'national'] as SuiteCode[])('an attachment opens with its key to what was sealed, and to nothing else: %s', async (code) => {
  const suite = await suite_named(code);
  const opening_key = to_base64(suite.public_of(suite.make_secret()));
  const sealed = await seal_file(text, opening_key);
  expect(new TextDecoder().decode(sealed.bytes)).not.toContain('秘密');
  expect(new Uint8Array((await open_file(sealed.bytes, sealed.key, sealed.digest))!)).toEqual(text);
  const other = await seal_file(text, opening_key);
  expect(other.key).not.toBe(sealed.key);
  expect(await open_file(sealed.bytes, other.key, sealed.digest)).toBeNull();
  expect(await open_file(sealed.bytes, sealed.key, '0'.repeat(64))).toBeNull();
  sealed.bytes[3]! ^= 1;
  expect(await open_file(sealed.bytes, sealed.key, sealed.digest)).toBeNull();
});

// The same bytes as bidding::seal_attachment gives; the key is that of the story's bid.
test('what a story seals opens here', async () => {
  const bytes = from_base64('jqNtHB9TrIk26oUq/weOKxifUTVE3WCdyez13zCLNiSoJNBhmPgj3s1BIAovQBMK');
  const opened = await open_file(bytes, 'YW54aW4gYXR0YWNobWVudCBrZXksIGEgZGVtbyBrZXk=', '015066251bd477ab44b95eeb6ec33821fe83cdfb863e47451cc55f566ba45fdc');
  expect(new TextDecoder().decode(opened!)).toBe('上门照护服务方案(演示)');
});

test('who wrote a PDF is read as the file says it, plainly or as UTF-16', () => {
  const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
  expect(author_of(bytes('%PDF-1.7 1 0 obj << /Author (Wang) >>'))).toBe('Wang');
  expect(author_of(bytes('%PDF-1.7 << /Author <FEFF738B4F8B> >>'))).toBe('王例');
  expect(author_of(bytes('%PDF-1.7 << /Title (no author) >>'))).toBe('');
  expect(author_of(bytes('/Author (Wang)'))).toBe('');
});
