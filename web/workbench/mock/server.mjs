// Mock server for developers: see README.md. Not the product.
import { createHash, createDecipheriv, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { check, say } from './fields.mjs';
import { bytes_of, key_of_shares, open_box } from './keys.mjs';
import { pieces } from './pieces.mjs';
import { cite, fresh, kinds, organisations, people, posts, references } from './world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '../dist');
const portal = join(here, '../../portal/preview/render.mjs');
const renderer = existsSync(portal) ? await import(pathToFileURL(portal).href) : null;

export function start(port = 0) {
  let world = fresh();
  const sessions = new Map();
  const seen = new Map();

  const kind_of = (name) => kinds.find((one) => one.kind === name);
  const brief = (object) => object && { id: object.id, kind: object.kind, title: object.title, state: object.state,
    state_label: kind_of(object.kind).states.find((s) => s.name === object.state).label,
    project: object.project ? { id: object.project, title: world.objects.find((o) => o.id === object.project)?.title } : null, revision: object.revision };
  const organisation = (id) => id ? { id, name: organisations[id].name } : null;
  const may = (session, step, object) => step.who.some(({ post, relation }) => session.posts.includes(post) &&
    (!object || relation === 'anyone' || relation === 'participant' || session.organisation === object[relation]));
  const duty = (object, one) => ({ ...one, object: object.id, kind: object.kind, object_title: object.title, project: object.project, clause: cite(one.clause) });

  function me(session) {
    const { person, holds } = people[session.login];
    return { person, organisation: organisations[session.organisation] ?? null, posts: session.posts.map((name) => posts[name]),
      organisations: Object.keys(holds).map((id) => organisations[id]), csrf: session.csrf };
  }
  function page(session, object) {
    const kind = kind_of(object.kind);
    const { person } = people[session.login];
    return { ...brief(object), kind_title: kind.title, parent: brief(world.objects.find((o) => o.id === object.parent)) ?? null,
      owner: organisation(object.owner), party: organisation(object.party), body: world.wrapped.has(person.id) && object.kind === 'tender' ? { ...object.body, my_share: { wrapped: world.wrapped.get(person.id), digest: object.body.key_holders[object.body.key_people.findIndex((one) => one.person === person.id)]?.share_digest } } : object.body,
      next: kind.steps.filter((s) => s.from.includes(object.state)).map((s) => ({ name: s.name, title: s.title, operation: s.operation, who: s.who,
        allowed: may(session, s, object), input: s.input, clauses: s.clauses.map(cite) })),
      duties: (object.duties ?? []).map((one) => duty(object, one)), timeline: object.timeline,
      children: world.objects.filter((o) => o.parent === object.id && o.id !== object.id).map(brief) };
  }
  const problem = (status, code, title, findings = []) => ({ status, type: 'application/problem+json',
    body: { type: `urn:qiyue:problem:${code}`, title, status, code, detail: title, reference: randomUUID().slice(0, 8).toUpperCase(), findings } });
  const finding = (code, zh, en, more = {}) => ({ code, field: '', says: say(zh, en), remedy: null, cites: [], why: null, ...more });

  async function open_bids(tender, { secret, public_key }) {
    if (public_key !== tender.body.opening_key) return null;
    const record = [];
    for (const bid of world.objects.filter((o) => o.kind === 'bid' && o.parent === tender.id && o.state === 'sealed')) {
      const sealed = JSON.parse(Buffer.from(world.envelopes.get(bid.id), 'base64'));
      const content_key = open_box(secret, bytes_of(sealed.wrapped_key));
      const all = Buffer.from(sealed.ciphertext, 'base64');
      const opener = createDecipheriv('aes-256-gcm', content_key, Buffer.from(sealed.nonce, 'base64'));
      const bound = Buffer.alloc(16);
      bound.writeBigInt64BE(BigInt(tender.id), 0);
      bound.writeBigInt64BE(BigInt(bid.party ?? bid.owner), 8);
      opener.setAAD(Buffer.concat([Buffer.from('qiyue bid\n'), Buffer.from([sealed.v, sealed.suite]), bytes_of(public_key), bound]));
      opener.setAuthTag(all.subarray(all.length - 16));
      const content = JSON.parse(Buffer.concat([opener.update(all.subarray(0, all.length - 16)), opener.final()]).toString());
      bid.state = 'opened';
      bid.body.price = content.price;
      record.push({ bid: bid.id, provider_name: organisations[bid.owner].name, price: content.price, digest: bid.body.digest });
    }
    tender.body.opening = record;
    return record;
  }
  // What the holders of the opening key do, and the opening itself. Gives the problem, or nothing.
  async function key_step(session, step, tender, input, answer) {
    const { key_holders, key_people, key_threshold } = tender.body;
    const of = (id) => key_people.findIndex((one) => one.person === id);
    const mine = key_holders[of(people[session.login].person.id)];
    const given = key_holders.filter((one) => one.given_at);
    if (step.name === 'give_share_key') key_people[of(people[session.login].person.id)].share_key = input.share_key;
    else if (step.name === 'split_key') {
      tender.body.opening_key = input.opening_key;
      for (const one of input.shares) {
        key_holders[of(one.person)].share_digest = one.digest;
        world.wrapped.set(one.person, one.wrapped);
      }
    } else if (step.name === 'give_share') {
      if (tender.state !== 'closed') return problem(409, 'sealing.share_before_count', '尚未截止', [finding('sealing.share_before_count', '尚未截止投标，不收份额', 'The bidding is not closed')]);
      if (createHash('sha256').update(bytes_of(input.share)).digest('hex') !== mine.share_digest) return problem(400, 'sealing.forged_share', '份额不符', [finding('sealing.forged_share', '与公布的份额摘要不符', 'Not the published digest', { field: 'share' })]);
      world.shares.push(input.share);
      mine.given_at = new Date().toISOString();
    } else if (step.name === 'open') {
      if (given.length < key_threshold) return problem(409, 'sealing.too_few_shares', '份额不足', [finding('sealing.too_few_shares', '份额不足', 'Too few shares')]);
      answer.opening = await open_bids(tender, await key_of_shares(world.shares.slice(0, key_threshold)));
    }
    return null;
  }

  async function run_step(session, kind, step, object, input, revision) {
    if (object && revision && Number(revision) !== object.revision) {
      return problem(412, 'workflow.stale', '他人刚刚修改过', [finding('workflow.stale', '这条记录在您打开之后已被他人修改', 'Somebody changed this after you opened it', { remedy: say('请重新载入，核对后再提交', 'Reload, compare, and submit again') })]);
    }
    if (!may(session, step, object)) return problem(403, 'forbidden', '您的岗位不能办理', [finding('forbidden', '您的岗位不能办理这一步', 'Your post may not do this')]);
    if (object && !step.from.includes(object.state)) return problem(409, 'workflow.wrong_state', '当前状态不能办理', [finding('workflow.wrong_state', '当前状态不能办理这一步', 'Not possible in this state')]);
    const findings = check(step.input, input, cite);
    if (findings.length > 0) return problem(findings.every((one) => one.cites.length) ? 422 : 400, 'form.refused', '有需要改正的地方', findings);
    if (step.operation === 'need.draft' || step.operation === 'need.edit') {
      const total = input.standards.reduce((sum, row) => sum + row.points, 0);
      if (total !== 10000) {
        return problem(422, 'need.points_not_hundred', '考核标准不合规定', [finding('need.points_not_hundred', `考核分值合计 ${total / 100} 分，应为 100 分`, `The points add up to ${total / 100}, not 100`,
          { field: 'standards', remedy: say('调整各项分值，使合计为 100 分', 'Adjust the points so that they add up to 100'), cites: [cite('CD-13-4a'), cite('CD-13-9')],
            why: { clause: 'CD-13-4a', quote: '考核管理标准', facts: { items: input.standards.map((row) => ({ item: row.item, points: row.points })) }, numbers: { 'assessment.full_points': 10000 }, steps: [{ says: '各项分值相加', result: total }, { says: '与满分比较', result: total - 10000 }], outcome: 'refused', told: { label: say('《成都市政府购买服务工作规程》第十三条（四）', 'article 13 (4)'), quote: '考核管理标准', nodes: [
              { label: say('各项分值相加', 'marks added up'), value: say(`${total / 100} 分`, `${total / 100} points`) },
              { label: say('与满分比较', 'against full marks'), value: say(`${(total - 10000) / 100} 分`, `${(total - 10000) / 100} points`) }] } } })]);
      }
    }
    const now = new Date().toISOString();
    const made = object ?? { id: world.next++, kind: kind.kind, state: step.to, project: 1001, parent: input[step.parent_field], owner: session.organisation, revision: 0, body: {}, timeline: [], title: input.name ?? kind.title.zh };
    if (!object) world.objects.push(made);
    const answer = {};
    if (step.operation === 'bid.submit') {
      const digest = createHash('sha256').update(input.envelope).digest('hex');
      world.envelopes.set(made.id, input.envelope);
      made.title = `响应文件 · ${organisations[made.owner].name}`;
      made.party = made.owner;
      made.body = { digest, received_at: now };
      Object.assign(answer, { digest, received_at: now });
    } else if (kind.kind === 'tender') {
      const refused = await key_step(session, step, made, input, answer);
      if (refused) return refused;
    } else if (!['need.submit', 'need.approve'].includes(step.operation)) {
      const { project, ...rest } = input;
      made.body = { ...made.body, ...rest };
      if (rest.name) made.title = rest.name;
    }
    const from = object ? made.state : '';
    made.state = step.to || made.state;
    made.revision += 1;
    made.changed = now;
    made.timeline = [...made.timeline, { at: now, step: step.name, title: step.title, from, to: made.state, person: people[session.login].person, organisation: organisations[session.organisation].name, post: session.posts[0] }];
    if (step.operation === 'assessment.reply') made.duties = [];
    const warnings = step.operation === 'need.submit' ? [finding('need.opinions_open', '尚有 1 条征求到的意见没有答复', 'One opinion has not been answered yet', { cites: [cite('CD-14-1')], remedy: say('在 2026-09-25 前答复', 'Answer by 2026-09-25') })] : [];
    return { status: 200, body: { ...brief(made), ...answer, warnings, why: [] } };
  }

  async function api(request, path, query, body, raw) {
    const token = /qiyue_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const session = sessions.get(token);
    const method = request.method;
    if (path === '/mock/reset') {
      world = fresh();
      return { status: 204 };
    }
    if (path === '/mock/close') {
      Object.assign(world.objects.find((one) => one.id === 3001), { state: 'closed' });
      return { status: 204 };
    }
    if (path === '/mock/key') {
      world.objects.find((one) => one.id === 3001).body.opening_key = 'j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8=';
      return { status: 204 };
    }
    if (path === '/api/session' && method === 'POST') {
      const known = people[body.login];
      if (!known || !body.password || (body.login === 'totp' && body.code && body.code !== '123456')) {
        return problem(401, 'identity.refused', '登录名、口令或动态码不正确', [finding('identity.refused', '登录名、口令或动态码不正确', 'Login, password or code is wrong')]);
      }
      if (body.login === 'totp' && !body.code) return problem(401, 'identity.code_needed', '需要动态码', [finding('identity.code_needed', '请输入动态码', 'Enter the code', { field: 'code' })]);
      const ids = Object.keys(known.holds).map(Number);
      const made = { login: body.login, organisation: ids.length === 1 ? ids[0] : ids[0], posts: known.holds[ids[0]], csrf: randomUUID() };
      const id = randomUUID();
      sessions.set(id, made);
      return { status: 200, body: me(made), headers: { 'Set-Cookie': `qiyue_session=${id}; Path=/; HttpOnly; SameSite=Strict` } };
    }
    const published = method === 'GET' && !session && /^\/api\/tenders\/(\d+)$/.exec(path);
    if (published) {
      const { key_people, ...told } = world.objects.find((one) => one.id === Number(published[1])).body;
      return { status: 200, body: { ...brief(world.objects.find((one) => one.id === Number(published[1]))), body: told } };
    }
    if (!session) return problem(401, 'identity.signed_out', '请先登录', [finding('identity.signed_out', '请先登录', 'Sign in first')]);
    if (method !== 'GET' && request.headers['x-csrf-token'] !== session.csrf) return problem(403, 'http.csrf', '页面已过期', [finding('http.csrf', '页面已过期，请重新载入', 'The page is out of date')]);
    if (path === '/api/session') {
      if (method === 'DELETE') {
        sessions.delete(token);
        return { status: 204 };
      }
      return { status: 200, body: me(session) };
    }
    if (path === '/api/session/organisation') {
      session.organisation = Number(body.organisation);
      session.posts = people[session.login].holds[session.organisation];
      return { status: 200, body: me(session) };
    }
    if (path === '/api/meta') return { status: 200, body: { kinds, posts: Object.values(posts) } };
    if (path === '/api/inbox') {
      const todo = [], duties = [];
      for (const object of world.objects) {
        const steps = kind_of(object.kind).steps.filter((s) => s.from.includes(object.state) && s.name !== 'edit' && may(session, s, object));
        const mine = session.organisation === object.owner ? (object.duties ?? []).map((one) => duty(object, one)) : [];
        duties.push(...mine);
        const due = mine[0];
        if (steps.length) todo.push({ object: brief(object), steps: steps.map(({ name, title }) => ({ name, title })), ...(due ? { due } : {}) });
      }
      const can_create = kinds.flatMap((k) => k.steps.filter((s) => s.creates && may(session, s, null)).map((s) => ({ kind: k.kind, step: s.name, title: s.title })));
      return { status: 200, body: { todo, duties, can_create } };
    }
    if (path.startsWith('/api/clauses/')) return { status: 200, body: cite(decodeURIComponent(path.slice(13))) };
    if (/^\/api\/projects\/\d+\/methods$/.test(path)) return { status: 200, body: { budget: 200000000, page: '/methods?region=district&central=no&budget=2000000.00' } };
    let match = /^\/api\/references\/(\w+)$/.exec(path);
    if (match) {
      const rows = references[match[1]] ?? world.objects.filter((o) => o.kind === match[1]).map((o) => [o.id, o.title]);
      if (query.get('id')) return { status: 200, body: { items: rows.filter(([id]) => String(id) === query.get('id')).map(([id, label]) => ({ id, label })) } };
      return { status: 200, body: { items: rows.filter(([id, label]) => label.includes(query.get('q') ?? '') || String(id) === query.get('q')).map(([id, label]) => ({ id, label })) } };
    }
    const upload = pieces(world, method, path, request.headers, raw);
    if (upload) return upload;
    match = /^\/api\/files\/([0-9a-f]{64})$/.exec(path);
    if (match) {
      const file = world.files.get(match[1]);
      return file ? { status: 200, raw: file.raw, type: 'application/octet-stream' } : problem(404, 'not_found', '没有这个文件');
    }
    match = /^\/api\/objects\/(\d+)\/documents$/.exec(path);
    if (match) {
      const object = world.objects.find((one) => one.id === Number(match[1]));
      if (!object) return problem(404, 'not_found', '没有这个编号的对象');
      const digests = [...new Set(JSON.stringify(object.body ?? {}).match(/(?<=")[0-9a-f]{64}(?=")/g) ?? [])].filter((one) => world.files.has(one));
      const files = digests.map((digest) => ({ digest, name: world.files.get(digest).name, type: 'text/plain', size: world.files.get(digest).raw.length, field: 'file', step: null, organisation: '', at: '2026-03-02T09:00:00+08:00' }));
      const papers = object.kind === 'tender' ? [{ name: 'tender_notice', title: { zh: '采购公告', en: 'tender notice' }, href: `/api/objects/${object.id}/papers/tender_notice` }] : [];
      return { status: 200, body: { files, papers } };
    }
    match = /^\/api\/([a-z_-]+)(?:\/(\d+))?(?:\/([a-z_]+))?$/.exec(path);
    const kind = match && kinds.find((one) => one.plural === match[1]);
    if (!kind) return problem(404, 'not_found', '没有这个地址', [finding('not_found', '没有这个地址', 'No such address')]);
    const object = match[2] && world.objects.find((o) => o.id === Number(match[2]) && o.kind === kind.kind);
    if (match[2] && !object) return problem(404, 'not_found', '没有这条记录', [finding('not_found', '没有这条记录', 'No such record')]);
    if (method === 'GET' && match[3] === 'timeline') {
      return { status: 200, body: { items: world.objects.filter((o) => o.project === object.id).flatMap((o) => o.timeline.map((row) => ({ ...row, kind: o.kind, object: o.id }))) } };
    }
    if (method === 'GET' && object) return { status: 200, body: page(session, object), headers: { ETag: `"${object.revision}"` } };
    if (method === 'GET') {
      const items = world.objects.filter((o) => o.kind === kind.kind && (!query.get('state') || o.state === query.get('state')) && (!query.get('q') || o.title.includes(query.get('q'))) &&
        (!query.get('parent') || String(o.parent) === query.get('parent')) && (!query.get('project') || String(o.project) === query.get('project')));
      return { status: 200, body: { items: items.map((o) => ({ ...brief(o), owner: organisation(o.owner), party: organisation(o.party), changed: o.changed })), next: null } };
    }
    const step = kind.steps.find((s) => object ? s.name === match[3] : s.creates);
    if (!step) return problem(404, 'not_found', '没有这一步', [finding('not_found', '没有这一步', 'No such step')]);
    const again = request.headers['idempotency-key'];
    if (again && seen.has(again)) return seen.get(again);
    const answer = await run_step(session, kind, step, object, body, /"(\d+)"/.exec(request.headers['if-match'] ?? '')?.[1]);
    if (again && answer.status === 200) seen.set(again, answer);
    return answer;
  }

  const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };
  function page_file(path) {
    let file = join(dist, normalize(path.replace(/^\/workbench\/?/, '')));
    if (!file.startsWith(dist) || !extname(file) || !existsSync(file)) file = join(dist, 'index.html');
    return existsSync(file) ? { status: 200, raw: readFileSync(file), type: types[extname(file)] ?? 'application/octet-stream' } : { status: 404, raw: 'build the workbench first' };
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    let answer;
    try {
      if (url.pathname.startsWith('/api') || url.pathname.startsWith('/mock')) {
        const json = (request.headers['content-type'] ?? '').includes('json') && raw.length ? JSON.parse(raw.toString()) : {};
        answer = await api(request, url.pathname, url.searchParams, json, raw);
      } else if (url.pathname.startsWith('/workbench')) answer = page_file(url.pathname);
      else answer = renderer ? renderer.answer(url, request.headers.cookie ?? '') : { status: 404, raw: 'no portal preview' };
    } catch (error) {
      console.error(error);
      answer = problem(500, 'fault', String(error));
    }
    const csp = url.pathname.startsWith('/workbench') ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
      : "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
    response.writeHead(answer.status, { 'Content-Type': answer.type ?? 'application/json', 'Content-Security-Policy': csp, 'Cache-Control': 'no-store', ...answer.headers });
    response.end(answer.raw ?? (answer.body ? JSON.stringify(answer.body) : ''));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ port: server.address().port, close: () => server.close() })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = await start(Number(process.argv[2] ?? 8090));
  console.log(`mock server on http://127.0.0.1:${port}/workbench/`);
}
