import { z } from 'zod';
import { Instant } from '../common/primitives.js';

export const ServerTime = z
  .object({ serverTime: Instant, epochMs: z.int() })
  .meta({ id: 'ServerTime', description: 'The seasons’ clock, which stamps everything here.' });

export const StreamMessage = z
  .object({
    id: z.string(),
    event: z.string(),
    data: z.looseObject({ topic: z.string(), version: z.int().min(0), at: Instant }),
  })
  .meta({ id: 'StreamMessage', description: 'A stream message as the poll gives it.' });

export const StreamPoll = z
  .object({ messages: z.array(StreamMessage) })
  .meta({ id: 'StreamPoll', description: 'What is new on the topics asked for.' });

export const TopicsQuery = z.strictObject({ topics: z.string().min(1).max(16_384) });

export const Jwk = z
  .looseObject({
    kty: z.string(),
    kid: z.string(),
    alg: z.string(),
    use: z.string().optional(),
    crv: z.string().optional(),
    x: z.string().optional(),
  })
  .meta({ id: 'Jwk', description: 'A public key that signs receipts.' });
export const Jwks = z
  .object({ keys: z.array(Jwk) })
  .meta({ id: 'Jwks', description: 'The keys of receipts, old ones too.' });

export const Health = z
  .object({
    status: z.enum(['ok', 'draining']),
    checks: z.record(z.string(), z.enum(['ok', 'failed'])).optional(),
  })
  .meta({ id: 'Health', description: 'Whether the process lives, or is ready to serve.' });

export const SandboxClock = z
  .object({ now: Instant, advancedMs: z.int().min(0) })
  .meta({ id: 'SandboxClock', description: 'The seasons’ clock in the sandbox, and how far it was moved.' });
export const ClockAdvance = z
  .strictObject({
    advanceMs: z
      .int()
      .min(1)
      .max(400 * 86_400_000),
  })
  .meta({ id: 'ClockAdvance', description: 'Moves the sandbox’s clock forward, never back.' });
