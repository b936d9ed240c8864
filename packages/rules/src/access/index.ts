export {
  CALLS,
  mayCall,
  seesDrafts,
  type CallRule,
  type Caller,
  type Permission,
  type PersonOperation,
  type Relation,
  type Relations,
} from './calls.js';
export { SCOPES_OF_ROLE, scopesOf } from './scopes.js';
