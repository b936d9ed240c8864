/** A demand with every field at a length that passes. */
export const DEMAND = {
  title: '聚乳酸增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
} as const;
