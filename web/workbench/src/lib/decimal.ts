// Numbers as people write them, turned into integers of the smallest unit without a float in between.

const digits = /^([-\u2212]?)(\d+)(?:\.(\d*))?$/;

// "1,234.5" with two places gives 123450; null for anything that is not exactly that.
export function parse_decimal(text: string, places = 2): number | null {
  const plain = normal(text);
  const found = digits.exec(plain);
  if (!found) return null;
  const fraction = found[3] ?? '';
  if (fraction.length > places) return null;
  const whole = BigInt(found[2]! + fraction.padEnd(places, '0'));
  if (whole > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const number = Number(whole);
  return found[1] && number !== 0 ? -number : number;
}

// Full-width digits, spaces, the yuan sign and well-placed thousand separators.
function normal(text: string): string {
  const narrow = text.trim()
    .replace(/[\uff0c-\uff0e\uff10-\uff19]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a5\uffe5\s]/g, '');
  if (!narrow.includes(',')) return narrow;
  return /^[-\u2212]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(narrow) ? narrow.replace(/,/g, '') : 'no number';
}

export function format_decimal(value: number, places = 2, grouped = true): string {
  const text = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = places === 0 ? text : text.slice(0, -places);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return (value < 0 ? '-' : '') + shown + (places === 0 ? '' : `.${text.slice(-places)}`);
}

// Shares and scores lose needless zeros: 30%, 12.5 points.
export function format_short(value: number, places = 2): string {
  return format_decimal(value, places, false).replace(/\.?0+$/, '');
}
