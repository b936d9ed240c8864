export { SCOPES_OF_ROLE, scopesOf } from './scopes.js';
