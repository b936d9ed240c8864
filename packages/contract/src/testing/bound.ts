import { createHash } from 'node:crypto';
import { createBinder, type BinderOptions, type Handlers } from '../binding/index.js';
import { operations, type Operation } from '../operations/index.js';

export const ORIGIN = 'http://platform.test';
/** What the seasons' clock says in these tests: 2026-06-03T10:00:00.000+08:00. */
export const NOW = 1_780_452_000_000;

/** Who calls, as far as these tests tell viewers apart. */
export interface Viewer {
  readonly token: string | undefined;
}

type Options = Partial<Omit<BinderOptions<Viewer>, 'handlers'>> & {
  readonly handlers?: Partial<Handlers<Viewer>>;
};

/** A binder over a few handlers; calling any other operation fails the test by a 500. */
export function bound(
  options: Options = {},
): (method: string, path: string, init?: RequestInit) => Promise<Response> {
  const handlers = Object.fromEntries(
    Object.keys(operations).map((id) => [
      id,
      () => {
        throw new Error(`${id} is not part of this test`);
      },
    ]),
  ) as unknown as Handlers<Viewer>;
  const answer = createBinder<Viewer>({
    authenticate: (request: Request, _operation: Operation) =>
      Promise.resolve({ token: request.headers.get('authorization') ?? undefined }),
    now: () => NOW,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    ...options,
    handlers: { ...handlers, ...options.handlers },
  });
  return (method, path, init = {}) => answer(new Request(ORIGIN + path, { ...init, method }));
}

/** The request of a JSON body. */
export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

/** The fields of a problem answer that tests look at. */
export interface ProblemView {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly type: string;
  readonly detail?: string;
  readonly requestId: string;
  readonly errors?: { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

export const problemOf = async (response: Response): Promise<ProblemView> =>
  (await response.json()) as ProblemView;
