import { still } from './browser.mjs';
import { looked_at } from './company.mjs';

const pictures = process.env.QIYUE_E2E_PICTURES;
export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };

// What is wrong with a page at both widths; pictures, where they are asked for, are called `name` with their width. The page
// is left as wide as it was.
export async function looked(page, name) {
  const before = page.viewportSize();
  for (const size of pictures ? [desk, phone] : []) {
    await page.setViewportSize(size);
    await still(page);
    await page.screenshot({ path: `${pictures}/${name}-${size.width}.png`, fullPage: true });
  }
  const faults = await looked_at(page, [desk.width, phone.width]);
  await page.setViewportSize(before);
  return faults.map((one) => `${name} at ${one}`);
}
