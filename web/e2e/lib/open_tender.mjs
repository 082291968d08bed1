// The recorded story of a purchase, moved to these days and cut where bidding is open: two bids are in, the deadline is
// near, and the private key is the caller's.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

const china = (then) => new Date(then + 8 * 3600_000).toISOString();
const raw = (key, type, format) => key.export({ type, format }).subarray(-32).toString('base64');

export function open_tender(recorded, seconds = 60) {
  const pair = generateKeyPairSync('x25519');
  const public_key = raw(createPublicKey(createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))), 'spki', 'der');
  const private_key = raw(pair.privateKey, 'pkcs8', 'der');
  const deadline = Date.now() + seconds * 1000;
  const published = china(deadline - 25 * 86400_000);
  const today = china(deadline).slice(0, 10);
  const steps = recorded.split(/^(?=\[\[step\]\])/m);
  const kept = steps.slice(0, steps.findIndex((one) => /do = "bid\.submit"/.test(one) && /as = "yihe"/.test(one)) + 1)
    .filter((one) => !/as = "(anxin|late)"/.test(one) && !/do = "tender\.read"/.test(one))
    .map((one) => one.replace(/^see = .*$/m, '').replace(/^mark = .*$/m, ''));
  const story = kept.join('')
    .replace('until_time = "2026-05-06T09:00:00+08:00"', `until_time = "${published.slice(0, 10)}T09:00:00+08:00"`)
    .replace('until_time = "2026-05-20T09:00:00+08:00"', `until_time = "${china(deadline - 5 * 86400_000).slice(0, 19)}+08:00"`)
    .replace(/notice_until = "[^"]*", documents_until = "[^"]*", bid_deadline = "[^"]*"/, `notice_until = "${today}", documents_until = "${today}", bid_deadline = "${china(deadline).slice(0, 19)}+08:00"`)
    .replace(/opening_key = \{ "\$public_key" = "opening" \}/, `opening_key = "${public_key}"`);
  return { story, public_key, private_key, deadline };
}
