/** The source of the listing card’s own texts; those that it shares are in `../zh-CN.ts`. */
export const listingCardZhCN = {
  rights: {
    invention: '发明专利',
    utility_model: '实用新型',
    design: '外观设计',
    patent: '专利',
    plant_variety: '植物新品种',
    animal_variety: '动物新品种',
    software_copyright: '软件著作权',
    ic_layout: '集成电路布图',
    achievement: '成果',
  } as Record<string, string>,
  offers: {
    assignment: '转让',
    exclusive: '独占许可',
    sole: '排他许可',
    ordinary: '普通许可',
    open: '开放许可',
    license: '许可',
    equity: '作价入股',
    other: '其他方式',
  } as Record<string, string>,
  step: '加价',
  or: '或',
  verified: '权属已核验',
  starred: '标星推荐',
  payLater: '先使用后付费',
  published: (date: string): string => `${date}发布`,
  left: (clock: string): string => `剩 ${clock}`,
  attempt: (n: number): string => `第 ${n} 次上拍`,
  negotiable: '面议',
  from: '起',
  trial: (months: number): string => `试用 ${months} 个月，达到条件后付费`,
  onShow: '继续展示，可协议洽谈',
  viewRegister: '查看与报名',
  /** Nothing to show, why, and what is said where it could not be had. */
  card: ['暂无成果', '没有指定要展示的成果', '这项成果暂时没有加载出来'] as readonly [string, string, string],
};

export type ListingCardStrings = typeof listingCardZhCN;
