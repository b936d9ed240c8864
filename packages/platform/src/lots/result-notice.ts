import type { Closing } from '@jtop/rules/auction';

/** The text of a result announcement (竞价结果公告). Codes only; an unsold lot's reserve is not named. */
export function resultNotice(lotNo: string, closing: Closing): string {
  return `标的 ${lotNo} 竞价结束：${resultText(closing)}。有效出价 ${closing.bidCount} 次，延时 ${closing.extensions} 次。`;
}

function resultText(closing: Closing): string {
  switch (closing.result) {
    case 'sold':
      return `成交，成交价 ${yuan(closing.priceFen ?? 0)} 元，竞得人代码 ${closing.winnerBidderCode ?? ''}`;
    case 'reserve_not_met':
      return '未成交，最高出价未达到保留价';
    case 'no_sale':
      return '未成交，出价人数不足';
    case 'no_bids':
      return '未成交，无人出价';
  }
}

/** Fen as yuan with two decimals, by whole numbers only. */
function yuan(fen: number): string {
  const rest = fen % 100;
  return `${(fen - rest) / 100}.${String(rest).padStart(2, '0')}`;
}
