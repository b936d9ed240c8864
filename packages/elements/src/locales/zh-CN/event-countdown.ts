/** The source of the countdown’s own texts; those that it shares are in `../zh-CN.ts`. */
export const eventCountdownZhCN = {
  sessionFaults: ['暂无已排定的竞价场次', '每周三、周五开拍', '竞价场次暂时没有加载出来'] as readonly [
    string,
    string,
    string,
  ],
  sessionFlags: {
    upcoming: '报名中',
    soon: '即将开始',
    live: '进行中',
    closing: '即将结束',
    ended: '已结束',
  } as Record<string, string>,
  sessionTitle: (weekday: string): string => `${weekday}网络竞价`,
  place: ['省技术产权交易市场', '线上'] as readonly string[],
  lots: (n: number, starred: number): string =>
    `本场 ${n} 件标的${starred > 0 ? `，${starred} 件标星推荐` : ''}`,
  timeLabels: {
    startsAt: '开始时间',
    countdown: '距开始',
    running: '距结束',
    endsAt: '结束时间',
    elapsed: '已进行',
    ended: '结束于',
  } as Record<string, string>,
};

export type EventCountdownStrings = typeof eventCountdownZhCN;
