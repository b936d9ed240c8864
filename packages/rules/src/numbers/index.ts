/** Numbers with a check digit. The contract has their patterns, this the digits. */
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
