/** Numbers with a check digit (contract has their patterns, this the digits), and amounts in words. */
export { capitalAmount } from './capital-amount.js';
export { normaliseCode } from './normalise.js';
export {
  checkPatentNumber,
  normalisePatentNumber,
  patentCheckDigit,
  type PatentNumber,
  type PatentNumberCheck,
  type PatentNumberFault,
} from './patent-number.js';
export { checkUscc, normaliseUscc, usccCheckCharacter, type UsccCheck, type UsccFault } from './uscc.js';
