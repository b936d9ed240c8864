import type { Duration } from '../../internal/format.js';

/** The source of the texts of widgets that follow a time and speak of it: all that share them have an announcer. */
export const spokenZhCN = {
  /** About how long: the two largest units, seconds only alone. */
  duration: ({ days, hours, minutes, seconds }: Duration): string =>
    days > 0
      ? `${days} 天 ${hours} 小时`
      : hours > 0
        ? `${hours} 小时 ${minutes} 分钟`
        : seconds > 0
          ? `${minutes * 60 + seconds} 秒`
          : `${minutes} 分钟`,
  asOf: (time: string): string => `数据截至 ${time} (+08:00)`,
  live: '实时更新',
  sayOpens: (duration: string): string => `距开始还有 ${duration}`,
};

export type SpokenStrings = typeof spokenZhCN;
