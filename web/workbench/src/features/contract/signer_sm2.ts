import { from_hex, to_hex } from '@/lib/digest';
import { sm2 } from 'sm-crypto-v2';
import { national } from '../sealing/national';
import type { Signer } from './signers';

// 国密: SM2 with SM3 over the usual identity 1234567812345678, r ‖ s.
export const signer_sm2: Signer = {
  code: 'sm2',
  cipher: national,
  make_secret: national.make_secret,
  public_of: national.public_of,
  sign: (message, secret) => from_hex(sm2.doSignature(message, to_hex(secret), { hash: true, der: false, publicKey: to_hex(national.public_of(secret)) })),
};
