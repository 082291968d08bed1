// The recorded story of a purchase, moved to these days and cut where bidding is open: two bids are in, the deadline is
// near, and the holders' keys and shares are the caller's.
import { make_pair, make_split } from '../../workbench/mock/keys.mjs';

const china = (then) => new Date(then + 8 * 3600_000).toISOString();

export async function open_tender(recorded, seconds = 60) {
  const holders = ['opener', 'procurement_jj', 'agent'].map((login) => ({ login, ...make_pair() }));
  const { opening_key, shares } = await make_split(holders.map((one) => one.public_key), 2);
  holders.forEach((one, at) => { one.share = shares[at].share; });
  const rows = holders.map((one, at) => `{ person = "$person:${one.login}", wrapped = "${shares[at].wrapped}", digest = "${shares[at].digest}" }`);
  const deadline = Date.now() + seconds * 1000;
  const published = china(deadline - 25 * 86400_000);
  const today = china(deadline).slice(0, 10);
  const steps = recorded.split(/^(?=\[\[step\]\])/m);
  const kept = steps.slice(0, steps.findIndex((one) => /do = "bid\.submit"/.test(one) && /as = "yihe"/.test(one)) + 1)
    .filter((one) => !/as = "(anxin|late)"/.test(one) && !/do = "tender\.read"/.test(one))
    .map((one) => one.replace(/^see = .*$/m, '').replace(/^mark = .*$/m, ''));
  const story = kept.join('')
    .replace('until_time = "2025-05-07T09:00:00+08:00"', `until_time = "${published.slice(0, 10)}T09:00:00+08:00"`)
    .replace('until_time = "2025-05-21T09:00:00+08:00"', `until_time = "${china(deadline - 5 * 86400_000).slice(0, 19)}+08:00"`)
    .replace(/valid_until = "[^"]*"/g, `valid_until = "${china(deadline + 120 * 86400_000).slice(0, 10)}"`)
    .replace(/notice_until = "[^"]*", documents_until = "[^"]*", bid_deadline = "[^"]*"/, `notice_until = "${today}", documents_until = "${today}", bid_deadline = "${china(deadline).slice(0, 19)}+08:00"`)
    .replace(/share_key = \{ "\$public_key" = "share of (\w+)" \}/g, (_, login) => `share_key = "${holders.find((one) => one.login === login).public_key}"`)
    .replace(/opening_key = \{ "\$public_key" = "opening" \}, shares = \{ "\$shares" = .*(?= \}$)/m, `opening_key = "${opening_key}", shares = [${rows.join(', ')}]`);
  // A day of the recording that stayed would stand before or after the days it is moved to.
  const stale = story.match(/2025-05-\d\d/);
  if (stale) throw new Error(`the story still has a day of the recording: ${stale[0]}`);
  return { story, holders, deadline };
}
