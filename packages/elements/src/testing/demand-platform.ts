import { formatInstant, type Board, type Demand } from '@jtop/contract';
import { CHALLENGE_ID, makeBoard, makeDemands, makeSeason } from './demand-fixtures.js';
import { FakePlatform } from './fake-platform.js';

/** A platform whose demands can be filtered, sorted and paged as the real one's, and whose boards are told of. */
export class DemandPlatform extends FakePlatform {
  /** While it is there, answers to matching paths wait for it. */
  gate: { readonly path: RegExp; readonly open: Promise<void> } | undefined;
  private seasonVersion = 1;

  /** What was asked of the list of demands, without its limit; counts of a field beside a board are left out. */
  get questions(): string[] {
    return this.asked
      .filter((path) => /^\/v1\/demands(\?|$)/.test(path) && !/[?&]limit=1(&|$)/.test(path))
      .map((path) => decodeURIComponent(path.replace(/^[^?]*\??/, '').replace(/&?limit=\d+/, '')));
  }

  /** A board with the public views of its demands. */
  whole(board: Board): Board {
    const demands = board.demandIds.flatMap((id) => this.demands.find((demand) => demand.id === id) ?? []);
    return { ...board, demands, demandIds: demands.map(({ id }) => id) };
  }

  /** A board is published, changed or taken down: its watchers and those of its season are told. */
  tellBoard(board: Board): void {
    const next = { ...board, version: board.version + 1 };
    this.boards = [next, ...this.boards.filter(({ id }) => id !== board.id)];
    this.tell('board', `board:${board.id}`, next.version, { board: this.whole(next) });
    this.seasonVersion += 1;
    const { field, status, id: boardId } = next;
    this.tell('board', `season:${CHALLENGE_ID}`, this.seasonVersion, { boardId, field, status });
  }

  /** A demand changes: the boards on which it stands are told of. */
  changeDemand(id: string, change: Partial<Demand>): void {
    this.demands = this.demands.map((demand) =>
      demand.id === id ? { ...demand, ...change, rev: demand.rev + 1 } : demand,
    );
    for (const board of this.boards) if (board.demandIds.includes(id)) this.tellBoard(board);
  }

  protected override subjectOf(topic: string): ReturnType<FakePlatform['subjectOf']> {
    if (topic === `season:${CHALLENGE_ID}`) return { version: this.seasonVersion, data: { season: {} } };
    const board = this.boards.find(({ id }) => `board:${id}` === topic);
    if (board) return { version: board.version, data: { board: this.whole(board) } };
    return super.subjectOf(topic);
  }

  protected override answer(url: URL): Response | Promise<Response> {
    const found = this.answerDemands(url) ?? super.answer(url);
    const { gate } = this;
    return gate?.path.test(url.pathname + url.search) ? gate.open.then(() => found) : found;
  }

  private answerMatches(demandId: string, searchParams: URLSearchParams): Response {
    const among = (name: string, value: string): boolean =>
      searchParams.get(name)?.split(',').includes(value) ?? true;
    const found = this.matches.filter(
      (match) =>
        match.demandId === demandId && among('side', match.counterpart.type) && among('status', match.status),
    );
    return this.sliced(found, searchParams);
  }

  private sliced(found: readonly unknown[], searchParams: URLSearchParams): Response {
    const limit = Number(searchParams.get('limit') ?? 20);
    const from = Number(searchParams.get('cursor') ?? 0);
    const next = from + limit < found.length ? { nextCursor: String(from + limit) } : {};
    const total = from === 0 ? { total: found.length } : {};
    return this.json({
      items: found.slice(from, from + limit),
      ...next,
      ...total,
      asOf: formatInstant(this.now),
    });
  }

  private answerDemands({ pathname, searchParams }: URL): Response | undefined {
    const [, , plural, id, sub] = pathname.split('/');
    if (plural === 'seasons') return this.page([makeSeason()]);
    if (plural === 'boards') {
      if (id === undefined) return this.page(this.boards.filter(({ status }) => status === 'published'));
      const board = this.boards.find((known) => known.id === id);
      return board && this.json(this.whole(board));
    }
    if (plural !== 'demands') return undefined;
    if (sub === 'matches') return this.answerMatches(id ?? '', searchParams);
    if (id !== undefined) {
      const demand = this.demands.find((known) => known.id === id);
      return demand && this.json(demand);
    }
    const among = (name: string, value: string | undefined): boolean =>
      searchParams
        .get(name)
        ?.split(',')
        .includes(value ?? '') ?? true;
    const found = this.demands.filter(
      (demand) =>
        among('field', demand.field) &&
        among('city', demand.adcode) &&
        among('track', demand.track) &&
        among('budgetBand', demand.budgetBand) &&
        (searchParams.get('hot') !== 'true' || demand.hot !== undefined) &&
        demand.title.includes(searchParams.get('q') ?? ''),
    );
    if (searchParams.get('sort') === 'deadline')
      found.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9'));
    return this.sliced(found, searchParams);
  }
}

/** So many demands, the first five of them on a board. */
export function demandPlatform(count = 30): DemandPlatform {
  const platform = new DemandPlatform();
  platform.demands = makeDemands(count);
  platform.boards = [makeBoard()];
  return platform;
}
