import { readValidation, type Validation } from '../helpers/validation.js';
import { output } from '../lib/processes.js';
import type { Question } from '../lib/question.js';
import { ratio } from '../lib/report.js';
import { interleave } from '../lib/rounds.js';

const HELPER = new URL('../helpers/validation.ts', import.meta.url).pathname;

/** Each of them measures fifteen times. */
const MOST_ROUNDS = 14;

/** A page of 2,000 listings: parsed, and parsed and validated, where no code may be made from strings. */
export const ask: Question = async ({ quick, rounds: usual }) => {
  const rounds = { ...usual, most: Math.min(usual.most, MOST_ROUNDS) };
  const times = quick ? 2 : 15;
  let last: Validation | undefined;
  const measure = async (): Promise<Validation> => {
    // As under a content security policy without unsafe-eval: a validator that compiles itself would throw.
    const strict = ['--disallow-code-generation-from-strings', ...process.execArgv, HELPER, String(times)];
    last = readValidation(await output(process.execPath, strict));
    return last;
  };
  const rows = await interleave(
    [
      { name: 'JSON.parse', run: async () => (await measure()).parseMs },
      { name: 'JSON.parse and validation', run: async () => (last ?? (await measure())).bothMs },
    ],
    rounds,
  );
  return [
    {
      goals: ['P10'],
      question: 'a page of 2,000 listings, parsed and validated',
      unit: 'ms of CPU',
      rows,
      checks: [
        {
          what: 'against JSON.parse',
          value: ratio(rows, 'JSON.parse and validation', 'JSON.parse'),
          goal: 1.3,
          is: 'at most',
          firm: false,
        },
      ],
      notes: [
        `${last?.bytes ?? 0} bytes of JSON; both by turns in one process that may not make code from strings`,
      ],
    },
  ];
};
