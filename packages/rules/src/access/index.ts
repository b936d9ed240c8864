export {
  CALLS,
  mayCall,
  onlyShows,
  seesDrafts,
  type CallRule,
  type Caller,
  type Permission,
  type PersonOperation,
  type Relation,
  type Relations,
} from './calls.js';
export { beyondPage, type PageCall, type PageLimits, type PageRefusal } from './page-limits.js';
export { SCOPES_OF_ROLE, scopesOf } from './scopes.js';
