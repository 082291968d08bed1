// Filling a described form by its real controls, and what the page is then to send.

const id_of = (path) => `f-${path.replaceAll('.', '-')}`;
const hundredths = (number) => `${Math.trunc(number / 100)}.${String(Math.abs(number % 100)).padStart(2, '0')}`;
const wall = (instant) => new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
const fen = (text) => (typeof text === 'number' ? text : Math.round(Number(text.replaceAll(',', '')) * 100));

// `helps`: choice(of, id) how the pages offer a reference.
export async function fill(page, fields, values, helps, path = '') {
  for (const field of fields) {
    const where = path === '' ? field.name : `${path}.${field.name}`;
    const value = values?.[field.name];
    if (field.kind === 'group') {
      if (value !== undefined && value !== null) await fill(page, field.fields, value, helps, where);
    } else if (field.kind === 'list') {
      if (value !== undefined) await fill_rows(page, field, value ?? [], helps, where);
    } else if (value !== undefined && value !== null) await fill_one(page, field, value, helps, `#${id_of(where)}`);
  }
}

async function fill_rows(page, field, rows, helps, where) {
  const there = () => page.locator(`#${id_of(where)} > fieldset.row`);
  let count = await there().count();
  for (; count > rows.length; count -= 1) await there().nth(count - 1).locator('> button.remove').click();
  for (let at = 0; at < rows.length; at += 1) {
    if (at >= count) await page.click(`#${id_of(where)}-add`);
    await fill(page, field.fields, rows[at], helps, `${where}.${at}`);
  }
}

async function fill_one(page, field, value, helps, place) {
  switch (field.kind) {
    case 'money': return page.fill(place, typeof value === 'number' ? hundredths(value) : value);
    case 'share':
    case 'score': return page.fill(place, hundredths(value));
    case 'integer': return page.fill(place, String(value));
    case 'day': return type_day(page, place, value);
    case 'instant': return type_day(page, place, wall(value));
    case 'yes_no': return page.check(`input[name="${place.slice(1)}"] >> nth=${value ? 0 : 1}`);
    case 'choice': return await page.locator(place).evaluate((one) => one.tagName) === 'SELECT' ? page.selectOption(place, value) : page.check(`input[name="${place.slice(1)}"][value="${value}"]`);
    case 'reference': return choose(page, field, value, helps, place);
    case 'digest': return give_file(page, field, value, place);
    case 'text': return page.fill(place, field.name === 'commitment' ? helps.committed(value) : value);
    default: return page.fill(place, String(value));
  }
}

async function type_day(page, place, text) {
  await page.fill(place, text);
  await page.press(place, 'Tab');
}

// As a person does: type what it is called, take it from the list, where number, project and state tell it from its like.
async function choose(page, field, value, helps, place) {
  const shown = page.locator(`.el-select:has(${place}) .el-select__selected-item`).filter({ hasNot: page.locator('input') });
  const choice = await helps.choice(field.of, value);
  if (await shown.filter({ hasText: choice.label }).count() > 0) return;
  const typed = helps.typed(field.of, value, choice);
  const found = page.waitForResponse((one) => new URL(one.url()).pathname.startsWith('/api/references/') && new URL(one.url()).searchParams.get('q') === typed);
  await page.fill(place, typed);
  await found;
  let item = page.locator(`#${await page.getAttribute(place, 'aria-controls')} .el-select-dropdown__item`);
  for (const words of [choice.title ?? choice.label, choice.number, choice.within, choice.state]) if (words) item = item.filter({ hasText: words });
  // One title may begin with another's: a lot's with that of its purchase.
  const title = choice.title ?? choice.label;
  const same = item.filter({ has: page.locator('span').getByText(title, { exact: true }) });
  await (await same.count() > 0 ? same : item).first().click();
  await shown.filter({ hasText: choice.label.replace(/\([^()]*\)$/, '') }).waitFor();
}

async function give_file(page, field, value, place) {
  if (typeof value === 'string') return;   // the page has it from the object
  await page.setInputFiles(place, { name: value.name, mimeType: 'text/plain', buffer: Buffer.from(value.text) });
  await page.locator(`.file:has(${place}) .ok`).waitFor();
}

// What the page is to send for these values: money in fen, an instant with its seconds. Undefined: nothing to compare.
export function expected(fields, values) {
  const body = {};
  for (const field of fields) {
    const value = values?.[field.name];
    if (value === undefined || value === null) continue;
    if (field.kind === 'group') body[field.name] = expected(field.fields, value);
    else if (field.kind === 'list') {
      if (value.length > 0) body[field.name] = value.map((row) => expected(field.fields, row));
    } else if (field.kind === 'money') body[field.name] = fen(value);
    else if (field.kind === 'sealed' || field.kind === 'secret') continue;
    else if (field.kind === 'digest') body[field.name] = value.digest ?? value;
    else body[field.name] = value;
  }
  return body;
}

// The first member that was to be sent and was not, or not so.
export function differing(wanted, sent, path = '') {
  if (wanted !== null && typeof wanted === 'object') {
    if (sent === null || typeof sent !== 'object') return `${path}: ${JSON.stringify(sent)} instead of ${JSON.stringify(wanted)}`;
    if (Array.isArray(wanted) && wanted.length !== sent.length) return `${path}: ${sent.length} instead of ${wanted.length}`;
    for (const [name, one] of Object.entries(wanted)) {
      const found = differing(one, sent[name], `${path}.${name}`);
      if (found) return found;
    }
    return '';
  }
  return wanted === sent ? '' : `${path}: ${JSON.stringify(sent)} instead of ${JSON.stringify(wanted)}`;
}
