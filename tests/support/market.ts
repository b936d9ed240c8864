import type { Lot, Registration } from '@jtop/contract';

/** An answer with its body read. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** How far ahead a lot is made before the clock is moved to it: a busy machine must not be overtaken by its opening. */
const LEAD_MS = 30_000;

/** Calls a running platform over HTTP as one of the demo parties, by plain fetch: no code of ours in between. */
export class Market {
  readonly #tokens = new Map<string, string>();

  /** @param issuerUrl - where tokens are got, where that is another node of the same platform */
  constructor(
    readonly url: string,
    private readonly issuerUrl: string = url,
  ) {}

  /** An access token of a demo client. */
  async token(client: string): Promise<string> {
    const known = this.#tokens.get(client);
    if (known) return known;
    const discovery = (await (
      await fetch(`${this.issuerUrl}/oidc/.well-known/openid-configuration`)
    ).json()) as {
      token_endpoint: string;
    };
    const response = await fetch(discovery.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client,
        client_secret: 'demo',
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (!token) throw new Error(`no token for ${client}: ${response.status}`);
    this.#tokens.set(client, token);
    return token;
  }

  /** Lets a client act with this token. */
  remember(client: string, token: string): void {
    this.#tokens.set(client, token);
  }

  /** @param client - who asks; nobody where it is left out */
  async get<T>(path: string, client?: string): Promise<Answer<T>> {
    const headers = client === undefined ? {} : { authorization: `Bearer ${await this.token(client)}` };
    return answer<T>(await fetch(this.url + path, { headers }));
  }

  async post<T>(
    client: string | undefined,
    path: string,
    body: unknown,
    key = crypto.randomUUID(),
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': key };
    if (client) headers.authorization = `Bearer ${await this.token(client)}`;
    return answer<T>(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** Moves the seasons' clock forward. */
  async advance(advanceMs: number): Promise<void> {
    const { status } = await this.post(undefined, '/sandbox/clock', { advanceMs });
    if (status !== 200) throw new Error(`the clock did not move: ${status}`);
  }

  /** A lot of an available listing, open for bids at once, through the operator's calls. */
  async openLot(rules: Record<string, unknown> = {}): Promise<Lot> {
    const listings = await this.get<{ items: { id: string }[] }>('/v1/listings?status=available&limit=100');
    const time = await this.get<{ epochMs: number; serverTime: string }>('/v1/time');
    const opensAt = new Date(time.body.epochMs + LEAD_MS).toISOString();
    const date = new Date(time.body.epochMs + LEAD_MS + 8 * 3_600_000).toISOString().slice(0, 10);
    const session = await this.#ok<{ id: string }>('/v1/sessions', { kind: 'special', date, opensAt });
    const full = {
      startPriceFen: 10_000_000,
      increment: { fen: 500_000 },
      scheduledCloseAt: new Date(time.body.epochMs + 3_600_000).toISOString(),
      announceDaysMin: 0,
      ...rules,
    };
    for (const { id: listingId } of listings.body.items) {
      const lot = await this.#ok<Lot>('/v1/lots', { listingId, sessionId: session.id, rules: full });
      const announced = await this.post<Lot>('demo-operator', `/v1/lots/${lot.id}/announce`, {
        text: '拍卖公告',
      });
      if (announced.status === 200) {
        await this.advance(LEAD_MS + 500);
        return (await this.get<Lot>(`/v1/lots/${lot.id}`)).body;
      }
    }
    throw new Error('no available listing could be announced');
  }

  /** Registers a party for a lot and pays its deposit. */
  async join(client: string, lot: Lot): Promise<Registration> {
    const registration = await this.post<Registration>(client, `/v1/lots/${lot.id}/registrations`, {
      agreedRulesHash: lot.rulesHash,
    });
    const deposit = await this.post(client, `/v1/lots/${lot.id}/deposits`, { method: 'escrow' });
    if (registration.status >= 300 || deposit.status >= 300) {
      throw new Error(`${client} could not join: ${JSON.stringify([registration.body, deposit.body])}`);
    }
    return registration.body;
  }

  async #ok<T>(path: string, body: unknown): Promise<T> {
    const made = await this.post<T>('demo-operator', path, body);
    if (made.status >= 300) throw new Error(`${path}: ${JSON.stringify(made.body)}`);
    return made.body;
  }
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const json =
    response.headers.get('content-type')?.includes('json') &&
    !response.headers.get('content-type')?.includes('jsonl');
  return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
}
