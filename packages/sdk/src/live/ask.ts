import { errorFromAnswer } from '../core/answer.js';
import type { Core } from '../core/types.js';

/**
 * Asks for what is of now: without retries, which would give an old answer, and without a header of ours, for which a
 * browser would ask permission first.
 *
 * @throws ApiError for an answer other than 2xx; what fetch throws where the connection failed
 */
export async function ask(
  { endpoint, errors, fetch }: Core,
  path: string,
  signal: AbortSignal,
): Promise<Response> {
  const response = await fetch(endpoint + path, { credentials: 'omit', signal });
  if (!response.ok) throw errorFromAnswer(response, await response.text(), errors);
  return response;
}

/** {@link ask} for JSON, unchecked. Aborts `controller` where the whole answer is not there within `ms`. */
export async function askJson<T>(
  core: Core,
  path: string,
  ms: number,
  controller: AbortController = new AbortController(),
): Promise<T> {
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return (await (await ask(core, path, controller.signal)).json()) as T;
  } finally {
    clearTimeout(timer);
  }
}
