const YUAN = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });
const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

/** Fen as yuan, such as ¥125,000.00. */
export function money(fen) {
  return fen === undefined ? '-' : YUAN.format(fen / 100);
}

/** The time of day in Jiangsu of an instant of the wire. */
export function time(instant) {
  return CLOCK.format(new Date(instant));
}

/** A receipt is long; its beginning is enough to recognise it. */
export function shortReceipt(receipt) {
  return `${receipt.slice(0, 20)}…${receipt.slice(-8)}`;
}

/** One line on the terminal, marked with what it is about. */
export function say(about, text) {
  console.log(`${about.padEnd(15)} ${text}`);
}
