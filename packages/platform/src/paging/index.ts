export { cursorScope, decodeCursor, encodeCursor, invalidCursor, type CursorValue } from './cursor.js';
export { pageOf } from './page.js';
