const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '兆'];

/** Four digits, zeros within them read once: 1050 is 壹仟零伍拾. */
function group(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + (DIGITS[digit] ?? '') + (PLACES[place] ?? '');
    gap = false;
  }
  return text;
}

/**
 * An amount in capital numerals (大写), as Chinese contracts and cheques write it, so that a slipped zero is seen.
 *
 * @param fen - A whole number of fen, exact.
 * @see 支付结算办法, annex 1
 */
export function capitalAmount(fen: number): string {
  const yuan = Math.floor(fen / 100);
  let text = '';
  let gap = false;
  for (let index = GROUPS.length - 1; index >= 0; index--) {
    const value = Math.floor(yuan / 10_000 ** index) % 10_000;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    // A group that does not fill its thousands is set off by a zero from what stands before it.
    text += (text !== '' && (gap || value < 1000) ? '零' : '') + group(value) + (GROUPS[index] ?? '');
    gap = false;
  }
  const [jiao, cents] = [Math.floor(fen / 10) % 10, fen % 10];
  const whole = text === '' ? '' : `${text}元`;
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : whole && '零';
  return whole + tenths + (cents > 0 ? `${DIGITS[cents] ?? ''}分` : '整');
}
