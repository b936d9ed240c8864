/** A demand with every field at a length that passes. */
export const DEMAND = {
  title: '聚乳酸增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
} as const;

/** A solution with every field that it must have. */
export const SOLUTION = {
  teamName: '高分子改性团队',
  lead: { name: '张某' },
  approach:
    '采用动态硫化生物基弹性体与聚乳酸反应共混，通过界面增容控制分散相尺寸，在保持透明度的同时提高断裂伸长率，分两阶段完成小试与中试。',
  maturityTrl: 6,
  milestones: [
    { name: '小试', days: 90, amountFen: 30_000_000 },
    { name: '中试', days: 180, amountFen: 50_000_000 },
  ],
  quoteFen: 80_000_000,
} as const;
