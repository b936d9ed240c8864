import { clientCredentials, type ClientCredentials } from './core/auth.js';
import { createCore } from './core/core.js';
import { layered, type Middleware } from './core/middleware.js';
import { errorOfStatus } from './core/status-errors.js';
import type { Core, CoreOptions, TokenProvider } from './core/types.js';
import { Clock } from './live/clock.js';
import { LiveStream } from './live/live-stream.js';
import { Announcements } from './resources/announcements.js';
import { Boards } from './resources/boards.js';
import { Demands } from './resources/demands-client.js';
import { Handoffs } from './resources/handoffs.js';
import { JwkSets } from './resources/jwks.js';
import { Listings } from './resources/listings.js';
import { Lots } from './resources/lots-client.js';
import { Me } from './resources/me.js';
import { Organizations } from './resources/organizations.js';
import { Seasons } from './resources/seasons.js';
import { Sessions } from './resources/sessions.js';
import { Specials } from './resources/specials.js';
import { Time } from './resources/time.js';

export interface ClientOptions extends Omit<CoreOptions, 'auth' | 'errors'> {
  /** A program's own credentials (never in a browser), or what gives tokens. Without it only public operations work. */
  readonly auth?: ClientCredentials | TokenProvider | undefined;
  /** Layers around every attempt, outermost first. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** Everything that can be asked of a platform. */
export class Client {
  readonly announcements: Announcements;
  readonly boards: Boards;
  readonly demands: Demands;
  readonly handoffs: Handoffs;
  readonly jwks: JwkSets;
  readonly listings: Listings;
  readonly lots: Lots;
  readonly me: Me;
  readonly organizations: Organizations;
  readonly seasons: Seasons;
  readonly sessions: Sessions;
  readonly specials: Specials;
  readonly time: Time;
  /** What operation functions take, such as `retrieveLot(client.core, id)`. */
  readonly core: Core;
  #clock: Clock | undefined;
  #live: LiveStream | undefined;

  constructor({ auth, middleware = [], ...options }: ClientOptions) {
    const plain = options.fetch ?? ((input, init) => fetch(input, init));
    const send = middleware.length > 0 ? layered(middleware, plain) : plain;
    const provider = auth && 'clientId' in auth ? clientCredentials(auth, options.endpoint, send) : auth;
    const core = createCore({ ...options, fetch: send, auth: provider, errors: errorOfStatus });
    this.core = core;
    this.announcements = new Announcements(core);
    this.boards = new Boards(core);
    this.demands = new Demands(core);
    this.handoffs = new Handoffs(core);
    this.jwks = new JwkSets(core);
    this.listings = new Listings(core);
    this.lots = new Lots(core, () => this.live);
    this.me = new Me(core);
    this.organizations = new Organizations(core);
    this.seasons = new Seasons(core);
    this.sessions = new Sessions(core);
    this.specials = new Specials(core);
    this.time = new Time(core);
  }

  /** The seasons' clock, kept here. Starts when it is first used. */
  get clock(): Clock {
    this.#clock = this.#clock ?? new Clock(this.core);
    return this.#clock;
  }

  /** The live stream. Connects when it is first listened to. */
  get live(): LiveStream {
    this.#live = this.#live ?? new LiveStream(this.core, { clock: this.clock });
    return this.#live;
  }

  /** Ends the stream and the clock; a program with an open stream would not end by itself. */
  close(): void {
    this.#live?.close();
    this.#clock?.close();
  }
}

/**
 * Connects to a platform.
 *
 * @example
 * const jtop = createClient({ endpoint: 'https://platform.example' });
 * const { items } = await jtop.listings.list({ starred: true });
 * @throws TypeError for an endpoint that is no URL, or a client secret in a browser
 */
export function createClient(options: ClientOptions): Client {
  return new Client(options);
}
