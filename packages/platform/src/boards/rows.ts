import type { Selectable } from 'kysely';
import type { BoardsTable } from '../db/challenge-schema.js';

/** A board as it is stored. */
export type BoardRow = Selectable<BoardsTable>;
