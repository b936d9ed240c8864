export { addressKey, clientAddress, isLoopback } from './client-address.js';
export { rateClass, RateLimiter } from './rate-limiter.js';
export {
  NO_RATE_LIMITS,
  RATE_LIMITS,
  RateLimitsVariable,
  type RateClass,
  type RateLimits,
  type RateSubject,
} from './rate-settings.js';
