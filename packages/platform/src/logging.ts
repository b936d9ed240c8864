import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.js';

/** Fields that may hold a secret; they are cut out wherever they stand in a log entry. */
const SECRETS = [
  'authorization',
  'cookie',
  'token',
  'access_token',
  'client_secret',
  'secret',
  'password',
  'headers.authorization',
  'headers.cookie',
  '*.authorization',
  '*.cookie',
  '*.token',
  '*.access_token',
  '*.client_secret',
  '*.secret',
  '*.password',
  '*.headers.authorization',
  '*.headers.cookie',
];

/**
 * Structured logs, one JSON object a line, in real time (not the seasons' clock). No token, cookie or secret
 * ever stands in one. They go to stderr, because stdout carries the lines that other programs wait for.
 */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = process.stderr,
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: SECRETS, censor: '[secret]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}
