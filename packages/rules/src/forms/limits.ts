/** Lengths of a text, in Unicode code points without the blanks around it, as the wire counts them. */
export interface TextLimit {
  readonly min: number;
  readonly max: number;
}

/** The limits of both forms of the season, in one place for widget, platform and import. Money in fen, times in days. */
export const FORM_LIMITS = {
  demand: {
    title: { min: 4, max: 100 },
    summary: { min: 10, max: 500 },
    problem: { min: 20, max: 8000 },
    constraints: { min: 1, max: 2000 },
    presentState: { min: 1, max: 2000 },
    externalUrl: { min: 1, max: 500 },
    aliasName: { min: 2, max: 40 },
    contactName: { min: 1, max: 40 },
    contactPhone: { min: 6, max: 30 },
    contactEmail: { min: 3, max: 100 },
    targetMetrics: {
      count: { min: 0, max: 20 },
      name: { min: 1, max: 60 },
      value: { min: 1, max: 60 },
      unit: { min: 1, max: 20 },
    },
    keywords: { count: { min: 0, max: 10 }, each: { min: 1, max: 30 } },
    ipc: { count: { min: 0, max: 10 } },
    attachments: { count: { min: 0, max: 10 } },
  },
  solution: {
    teamName: { min: 2, max: 60 },
    personName: { min: 1, max: 40 },
    personTitle: { min: 1, max: 40 },
    members: { count: { min: 0, max: 20 } },
    approach: { min: 50, max: 10_000 },
    ipPlan: { min: 1, max: 2000 },
    milestones: {
      count: { min: 1, max: 20 },
      name: { min: 1, max: 60 },
      days: { min: 1, max: 1825 },
    },
    evidence: {
      count: { min: 0, max: 10 },
      title: { min: 1, max: 100 },
      url: { min: 1, max: 500 },
    },
    attachments: { count: { min: 0, max: 10 } },
  },
  trl: { min: 1, max: 9 },
  amountFen: { min: 0, max: Number.MAX_SAFE_INTEGER },
} as const;

export const DEMAND_PURPOSES = ['renovation', 'upgrade', 'innovation'] as const;
export const DEMAND_TRACKS = ['general', 'metrology'] as const;
export const COOPERATION_MODES = [
  'joint_development',
  'commissioned_development',
  'assignment',
  'license',
  'equity',
  'consulting',
  'service',
] as const;
export const IP_PREFERENCES = ['company_owns', 'team_owns', 'shared', 'negotiable'] as const;
export const METRIC_OPS = ['>=', '<=', '>', '<', '=', '~', 'range'] as const;
