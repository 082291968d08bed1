import { to_base64 } from '@/lib/digest';
import { expect, test } from 'vitest';
import { suite_named, type SuiteCode } from '../sealing/suite';
import { make_key, open_key, read_key_file } from './keys';

test.each(['international', 'national'] as SuiteCode[])('the key file opens with its passphrase only, and not when it was changed: %s', async (code) => {
  const suite = await suite_named(code);
  const { file, public_key } = await make_key('开标日的口令一二三四五六', 3001, '磋商', code);
  const read = read_key_file(JSON.stringify(file));
  expect(read).not.toBeNull();
  const secret = await open_key(read!, '开标日的口令一二三四五六');
  expect(to_base64(suite.public_of(secret!))).toBe(public_key);
  expect(await open_key(read!, '别的口令')).toBeNull();
  expect(await open_key({ ...read!, public_key: to_base64(suite.public_of(suite.make_secret())) }, '开标日的口令一二三四五六')).toBeNull();
  expect(read_key_file('{"format":"other"}')).toBeNull();
}, 30_000);
