// Plays a story step by step through the pages of the workbench. A step that acts goes by inbox, object page or list to
// its form, is typed in, handed in and confirmed; a step that reads opens the object's page. What no page asks for (open
// data, sums of the ledger, a visitor without an account) is asked of the API, and counted as that.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { differing, expected, fill } from './fill.mjs';
import { by_hand } from './by_hand.mjs';
import { still } from './browser.mjs';
import { open_company, looked_at } from './company.mjs';
import { check_seen, resolve } from './story.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;
const days = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'long' });
// A sentence of the server as a page is to say it: the clock on the wall instead of an instant in figures.
const as_read = (text) => text.replace(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)\+08:00/g, (instant, day, clock, seconds) => `${day} ${days.format(new Date(instant))} ${clock}${seconds === ':00' ? '' : seconds}`);
// A file as the treasury's system makes it: docs/guide/treasury_files.md.
function sheet_text({ of, number, region, lines }, day) {
  const amount = { 'QIYUE-ANSWERS': 2, 'QIYUE-STATEMENT': 2 }[of];
  const before = [[of, 1, number, region, day], ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
  return `${before}END\t${lines.length}\t${lines.reduce((sum, cells) => sum + cells[amount], 0)}\t${digest(before)}\n`;
}
const digest = (text) => createHash('sha256').update(text).digest('hex');

// `first`: part of the name of the first story that is played by pages; the API is asked for all that comes before it.
export async function open_player(stage, password, story, first = '') {
  // For working on one stage: QIYUE_E2E_FROM=50_review does the same.
  const from = process.env.QIYUE_E2E_FROM ?? first;
  const only_pages = new Set(['tender.give_share_key', 'tender.split_key', 'bid.submit', 'bid.replace', 'bid.quote', 'tender.give_share',
    'framework.give_share_key', 'framework.split_key', 'framework.split_again', 'framework.give_share', 'framework_offer.submit', 'framework_offer.replace', 'framework_order.split_key', 'framework_order.give_share', 'framework_quote.submit']);   // keys and seals are made by pages
  let by_pages = false;
  const steps = await stage.ask(`story ${story}`);
  const cast = await stage.ask(`start ${story}`);
  const company = open_company(stage, password);
  await company.at(cast.now);
  const memory = { saved: {}, people: cast.people, organisations: cast.organisations };
  const person_key = new Map(Object.entries(cast.people).map(([key, id]) => [id, key]));
  const titles = new Map();                 // object -> what the pages call it
  const ways = new Map();                   // how a form or page was reached -> how often
  const seen = new Map();                   // kind of page -> what axe and overflow found there
  const keys = new Map();                   // key files of holders, made by them once for both rounds
  const asked = [];
  const clumsy = [];
  if (pictures) mkdirSync(pictures, { recursive: true });

  const read = async (path) => (await fetch(stage.base + path)).json();
  const openapi = await read('/api/openapi.json');
  const operations = new Map();
  for (const [path, methods] of Object.entries(openapi.paths)) for (const [method, one] of Object.entries(methods)) if (one?.operationId) operations.set(one.operationId, { method: method.toUpperCase(), path });
  let meta;

  const count = (way) => ways.set(way, (ways.get(way) ?? 0) + 1);
  const make = async (kind, order, name) => {
    if (kind === '$file') return { name: name ?? `${order}.txt`, text: order, digest: digest(order) };
    if (kind === '$sheet') {
      const text = sheet_text(await resolve(order, memory, make), cast.now.slice(0, 10));
      return { name, text, digest: digest(text) };
    }
    if (kind === '$day') return (await stage.ask(`later ${order}`)).now.slice(0, 10);
    if (kind === '$instant') return `${(await stage.ask(`later ${order.slice(0, order.lastIndexOf(' '))}`)).now.slice(0, 10)}T${order.slice(order.lastIndexOf(' ') + 1)}:00+08:00`;
    return { [kind]: order };
  };
  const who = async (as) => (as.startsWith('$') ? person_key.get(await resolve(as, memory, make)) : as);
  const object_of = async (step) => (step.on ? resolve(`$${step.on}`, memory, make) : undefined);

  // ---- where a person finds things ----
  let happened = 0;                         // steps begun: an inbox read before the last of them is old
  async function page_of(key) {
    const page = await company.page_of(key);
    if (page.is_new) page.looked = happened;
    page.is_new = false;
    return page;
  }
  async function inbox(page) {
    if (new URL(page.url()).pathname === '/workbench/') {
      if (page.looked === happened) return;
      // Whoever has it open looks again by way of another page.
      await by_menu(page, '/deadlines');
    }
    await page.click('.brand');
    await company.settled(page, '/');
    page.looked = happened;
  }
  const link = (page, path) => page.locator(`main a[href="/workbench${path}"]`).first();
  async function follow(page, place, path) {
    await place.click();
    await company.settled(page, path.split('?')[0]);
  }
  // The menu has it at once, or in a group to be unfolded first.
  async function by_menu(page, path) {
    const there = `a[href="/workbench${path}"]`;
    const folded = page.locator('nav.side details:not([open])').filter({ has: page.locator(there) });
    if (await folded.count() > 0) await folded.locator('summary').click();
    await follow(page, page.locator(`nav.side ${there}`), path);
  }
  async function to_object(page, kind, id) {
    const path = `/${kind.plural}/${id}`;
    if (new URL(page.url()).pathname === `/workbench${path}` && page.at === cast.now) return 'there';
    await inbox(page);
    let way = 'inbox';
    if (await link(page, path).count() === 0) {
      way = 'list';
      await by_menu(page, `/${kind.plural}`);
      if (await link(page, path).count() === 0) way = 'address';
    }
    if (way === 'address') {
      await page.goto(`/workbench${path}`);
      await company.settled(page, path);
    } else await follow(page, link(page, path), path);
    return way;
  }
  async function to_new(page, kind, known, values) {
    const bare = `/${kind.plural}/new/${known.name}`;
    await inbox(page);
    const parent = known.parent_kind && values?.[known.parent_field];
    if (parent) {
      const above = meta.kinds.find((one) => one.kind === known.parent_kind);
      await to_object(page, above, parent);
      const path = `${bare}?parent=${parent}`;
      if (await link(page, path).count() > 0) {
        await follow(page, link(page, path), path);
        return 'parent';
      }
      await inbox(page);
    }
    if (await link(page, bare).count() > 0) {
      await follow(page, link(page, bare), bare);
      return 'inbox';
    }
    await by_menu(page, `/${kind.plural}`);
    await follow(page, link(page, bare), bare);
    return 'list';
  }
  async function to_step(page, kind, known, id) {
    const path = `/${kind.plural}/${id}/${known.name}`;
    await inbox(page);
    if (await link(page, path).count() > 0) {
      await follow(page, link(page, path), path);
      return 'inbox';
    }
    const way = await to_object(page, kind, id);
    assert.ok(await link(page, path).count() > 0, `the page of the ${kind.kind} does not offer ${known.name} to ${page.person}: ${(await page.innerText('.next')).slice(0, 600)}`);
    await follow(page, link(page, path), path);
    return `object (${way})`;
  }

  async function look_at(page, name, widths) {
    if (seen.has(name)) return;
    const faults = await looked_at(page, widths);
    // An object's number in the database is nobody's business; only a receipt tells one.
    const told = (await page.innerText('main')).replace(/\d{16}-\d+/g, '');
    for (const raw of told.match(/\b\d{16}\b|\d{4}-\d\d-\d\dT\d\d:\d\d/g) ?? []) faults.push(`shows ${raw}`);
    seen.set(name, faults);
    if (!pictures) return;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await still(page);
      await page.screenshot({ path: `${pictures}/${name.replaceAll(/[^a-z0-9_-]+/g, '_')}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  // ---- references: what they are called, and what somebody types to find them ----
  let by_login = false;   // somebody of another house is found by his login
  const helps = (page) => ({
    async choice(of, id) {
      const offered = (typed) => page.evaluate(async (path) => (await fetch(path)).json(), `/api/references/${of}?q=${encodeURIComponent(typed)}`);
      const key = person_key.get(id);
      let found = await offered(of === 'person' ? cast.names[key] : '');
      by_login = of === 'person' && found.items.length === 0;
      if (by_login) found = await offered(key);
      const choice = found.items?.find((one) => one.id === id);
      assert.ok(choice, `${page.person} is offered no ${of} ${id}`);
      const told = (one) => [one.label, one.number, one.within].join(' · ');
      const same = found.items.filter((one) => told(one) === told(choice)).length;
      if (same > 1) clumsy.push(`${same} choices of ${of} are all called ${told(choice)}`);
      return choice;
    },
    typed: (of, id, choice) => (of === 'person' ? (by_login ? person_key.get(id) : cast.names[person_key.get(id)]) : choice.title ?? choice.label.replace(/\([^()]*\)$/, '')),
    // The text whose digest is committed to; the page makes the digest.
    committed: (wanted) => steps.map((one) => one.with?.contribution).find((one) => one && digest(one) === wanted),
  });

  // ---- handing in ----
  async function hand_in(page) {
    // A file that is announced before is not the step.
    const is_step = (path) => path.startsWith('/api/') && path !== '/api/uploads';
    const posted = page.waitForResponse((one) => one.request().method() === 'POST' && is_step(new URL(one.url()).pathname), { timeout: 15_000 });
    posted.catch(() => undefined);
    await page.click('.action-bar button[type=submit]');
    return came(page, posted);
  }
  async function came(page, posted) {
    const dialog = '.el-dialog__footer .main';
    await page.waitForSelector(`${dialog}, .answer, .problem`);
    if (await page.locator(dialog).count() > 0) {
      if (await page.locator('#confirm-number').count() > 0) await page.fill('#confirm-number', /“(.+)”/.exec(await page.innerText('label[for=confirm-number]'))[1]);
      await page.click(dialog);
      await page.waitForSelector('.answer, .problem');
    }
    const response = await posted.catch(() => null);
    if (!response) throw new Error(`the page did not hand it in: ${await page.innerText('.problem')}`);
    return { status: response.status(), sent: response.request().postDataJSON(), answer: await response.json() };
  }

  // The line drops while it is handed in; the page is left, which keeps the draft at the latest, and opened again: what was
  // typed is offered back.
  async function line_drops(page) {
    const read = () => [...document.querySelectorAll('.step-form :is(input, textarea, select):not([type=file]):not([type=radio])')].map((one) => [one.id, one.value]);
    const before = await page.evaluate(read);
    await page.context().setOffline(true);
    await page.click('.action-bar button[type=submit]');
    await page.waitForSelector('.problem, .el-dialog__footer .main');
    if (await page.locator('.el-dialog__footer .main').count() > 0) await page.click('.el-dialog__footer .main');
    assert.match(await page.innerText('.problem'), /网络中断/);
    await page.context().setOffline(false);
    const path = new URL(page.url()).pathname.replace('/workbench', '');
    await page.reload();
    await company.settled(page, path);
    await page.click('.offer button:first-child');
    // A sheet has its fields before the draft is laid into them: when all of it is there, it is the same; else the difference is told.
    await page.waitForFunction(`JSON.stringify((${read})()) === ${JSON.stringify(JSON.stringify(before))}`, null, { timeout: 10_000 }).catch(() => {});
    assert.deepEqual(await page.evaluate(read), before, 'the draft holds what was typed');
    dropped += 1;
  }
  const drops = { 'need.edit': 1, 'bid.submit': 2, 'review.score': 5 };   // at the so-manieth time
  let dropped = 0;

  async function refused(page, step, done, kind) {
    assert.ok(done.status >= 400, `expected a refusal, but it was done: ${JSON.stringify(done.answer).slice(0, 400)}`);
    const shown = await page.innerText('.problem');
    for (const clause of step.refused_by) {
      const cited = done.answer.findings.find((one) => one.cites?.some((cite) => cite.clause === clause));
      assert.ok(cited, `expected a refusal by ${clause}, came ${JSON.stringify(done.answer.findings)}`);
      assert.ok(shown.includes(as_read(cited.says.zh)), `the page says ${as_read(cited.says.zh)}`);
      const quote = cited.cites.find((cite) => cite.clause === clause).quote;
      const place = page.locator(':is(.problem, .field-error) details.clause').filter({ hasText: clause });
      await place.first().evaluate((one) => { one.open = true; });
      assert.ok((await place.first().innerText()).includes(quote.slice(0, 20)), `the words of ${clause} stand beside it`);
    }
    if (step.refused) assert.ok(done.answer.findings.some((one) => one.code === step.refused), `expected ${step.refused}`);
    await look_at(page, `refused:${kind}`);
  }

  async function act(step, kind, known, nth) {
    const page = await page_of(await who(step.as));
    const values = step.with ? await resolve(step.with, memory, make) : {};
    const id = await object_of(step);
    // What the state or somebody's post rules out is not offered to him.
    const ruled_out = step.refused === 'workflow.wrong_state' || (step.refused_as === 'forbidden' && known.from.length > 0);
    if (ruled_out) return closed(page, kind, known, id);
    // Whose own clock is an hour behind is late all the same.
    if (step.refused_by.includes('LP-102')) await company.set_clock(page, Date.parse(cast.now) - Date.now() - 3600_000);
    const creates = known.from.length === 0 && !step.on;
    count(creates ? `new: ${await to_new(page, kind, known, values)}` : await to_step(page, kind, known, id));
    const form = page.locator('.step-form, .empty').first();
    await form.waitFor();
    assert.equal(await page.locator('.step-form').count(), 1, `the form of ${step.do} is closed: ${await page.innerText('main')}`);
    const special = by_hand[step.do];
    let done;
    if (special) {
      done = await special({ page, values, id, memory, keys, hand_in: async () => { if (drops[step.do] === nth) await line_drops(page); return hand_in(page); }, came, look: (name) => look_at(page, name, [1280, 390]) });
    } else {
      const input = await page.evaluate(async ([path, name]) => {
        const object = path ? await (await fetch(path)).json() : null;
        return object?.next.find((one) => one.name === name)?.input ?? null;
      }, [id ? `/api/${kind.plural}/${id}` : '', known.name]) ?? known.input;
      await fill(page, input, values, helps(page));
      await look_at(page, `form:${kind.kind}`);
      if (drops[step.do] === nth) await line_drops(page);
      done = await hand_in(page);
      const wrong = differing(expected(input, values), done.sent);
      assert.equal(wrong, '', 'the page sent something else than was typed');
    }
    if (done.withheld) return assert.equal(done.withheld, step.refused);
    if (step.refused_by.length || step.refused || step.refused_as) return refused(page, step, done, kind.kind);
    assert.ok(done.status < 300, `refused: ${JSON.stringify(done.answer, null, 1)}`);
    await page.waitForSelector('.answer');
    await look_at(page, special ? `answer:${step.do}` : 'answer');
    await check_seen(step, done.answer, memory, make);
    if (step.save) memory.saved[step.save] = done.answer;
    if (done.answer.title) titles.set(done.answer.id, done.answer.title);
  }
  // Not offered, and the address leads to a page that says so.
  async function closed(page, kind, known, id) {
    count(await to_object(page, kind, id));
    assert.equal(await link(page, `/${kind.plural}/${id}/${known.name}`).count(), 0, 'the step is not offered');
    await page.goto(`/workbench/${kind.plural}/${id}/${known.name}`);
    await company.settled(page);
    assert.equal(await page.locator('.empty').count(), 1, 'the page says that the step is closed');
    await look_at(page, 'closed');
  }

  // ---- reading ----
  async function read_page(step, kind) {
    const page = await page_of(await who(step.as));
    const id = await object_of(step);
    const path = `/${kind.plural}/${id}`;
    if (step.refused_as === 'not_found') {
      await page.goto(`/workbench${path}`);
      await company.settled(page);
      assert.equal(await page.locator('.empty').count(), 1, 'the page says that there is none');
      await look_at(page, 'missing');
      count('address');
      return;
    }
    await inbox(page);
    const coming = page.waitForResponse((one) => new URL(one.url()).pathname === `/api${path}` && one.status() === 200);
    coming.catch(() => undefined);
    count(`read: ${await to_object(page, kind, id)}`);
    const answer = await (await coming).json();
    assert.equal(await page.innerText('h1'), answer.title);
    for (const duty of answer.duties.filter((one) => !one.closed)) assert.ok((await page.innerText('main')).includes(duty.due), `the page tells the day ${duty.due}`);
    await look_at(page, `object:${kind.kind}`, ['tender', 'review', 'contract', 'assessment'].includes(kind.kind) ? [1280, 390] : [1280]);
    await check_seen(step, answer, memory, make);
    if (step.save) memory.saved[step.save] = answer;
  }

  // ---- what no page asks for ----
  const sessions = new Map();
  async function session_of(key) {
    if (sessions.get(key)?.at !== cast.now) {
      const came_back = await fetch(`${stage.base}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: key, password }) });
      const { csrf } = await came_back.json();
      sessions.set(key, { at: cast.now, headers: { Cookie: came_back.headers.get('set-cookie').split(';')[0], 'X-CSRF-Token': csrf } });
    }
    return sessions.get(key).headers;
  }
  async function ask_api(step) {
    const operation = operations.get(step.do);
    assert.ok(operation, `there is no operation ${step.do}`);
    const segments = { ...(step.path ? await resolve(step.path, memory, make) : {}), ...(step.on ? { id: await object_of(step) } : {}) };
    const query = new URLSearchParams(step.query ? await resolve(step.query, memory, make) : {});
    const path = `${operation.path.replace(/\{(\w+)\}/g, (_, name) => segments[name])}${query.size ? `?${query}` : ''}`;
    const values = step.with ? await resolve(step.with, memory, make) : undefined;
    const headers = { 'Content-Type': 'application/json', ...(step.as ? await session_of(await who(step.as)) : {}) };
    const files = [];
    const body = JSON.stringify(values, (_, one) => (one?.text !== undefined && one.digest ? (files.push(one), one.digest) : one));
    for (const file of files) await fetch(`${stage.base}/api/files`, { method: 'PUT', headers: { ...headers, 'Content-Type': 'text/plain', 'X-File-Name': encodeURIComponent(file.name) }, body: file.text });
    const came_back = await fetch(stage.base + path, { method: operation.method, headers, ...(values ? { body } : {}) });
    const told = await came_back.text();
    const answered = { status: came_back.status, body: came_back.headers.get('content-type')?.includes('json') ? JSON.parse(told) : { download: { type: came_back.headers.get('content-type'), bytes: told } } };
    asked.push(`${step.as || 'a visitor'} ${step.do}`);
    if (step.refused_by.length || step.refused || step.refused_as) {
      assert.ok(answered.status >= 400, 'expected a refusal');
      if (step.refused_as) assert.equal(answered.body.reason, step.refused_as);
      return;
    }
    assert.ok(answered.status < 300, JSON.stringify(answered.body, null, 1));
    await check_seen(step, answered.body, memory, make);
    if (step.save) memory.saved[step.save] = answered.body;
  }

  async function perform(step, nth) {
    if (step.wait) cast.now = (await stage.ask(`wait ${step.wait}`)).now;
    if (step.until_time) cast.now = (await stage.ask(`at ${await resolve(step.until_time, memory, make)}`)).now;
    if (step.wait || step.until_time) await company.at(cast.now);
    happened += 1;
    if (!step.do) return;
    if (!meta) {
      const page = await page_of(await who(steps.find((one) => one.as).as));
      meta = await (await page.request.get('/api/meta')).json();
    }
    const [name, verb] = step.do.split('.');
    const kind = meta.kinds.find((one) => one.kind === name);
    const known = kind?.steps.find((one) => one.operation === step.do);
    // Two rows of the catalogue are entered by the pages, the rest of its like by the API.
    const more_of_the_same = kind?.kind === 'catalogue_item' && nth > 2;
    if (!by_pages) by_pages = step.story.includes(from);
    if (!by_pages && !only_pages.has(step.do)) await ask_api(step);
    // An envelope that nobody sealed: no page sends one.
    else if (typeof step.with?.envelope === 'string') await ask_api(step);
    else if (step.as && known && !more_of_the_same) await act(step, kind, known, nth);
    else if (step.as && kind && verb === 'read') await read_page(step, kind);
    else await ask_api(step);
  }

  return {
    steps, memory, company, ways, seen, asked, clumsy, cast,
    get dropped() { return dropped; },
    // A page of the workbench as it comes to be for that person, once the story was played.
    async open(key, path) {
      const page = await company.page_of(key);
      await page.goto(`/workbench${path}`);
      await company.settled(page, path);
      return page;
    },
    async play(told) {
      const done = new Map();
      for (const [at, step] of steps.entries()) {
        const nth = (done.get(step.do) ?? 0) + 1;
        done.set(step.do, nth);
        try {
          await perform(step, nth);
        } catch (error) {
          error.message = `${step.story} step ${at + 1} of ${steps.length} (${step.as} ${step.do}${step.on ? ` on ${step.on}` : ''}): ${error.message}`;
          if (pictures && step.as) {
            const page = await page_of(await who(step.as)).catch(() => null);
            await page?.screenshot({ path: `${pictures}/failed.png`, fullPage: true });
          }
          throw error;
        }
        told(at + 1, step);
      }
    },
  };
}
