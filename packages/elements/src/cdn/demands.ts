/** Boards, cards and details of demands share most of what they are made of: one file serves all three. */
import '../define/demand-card.js';
import '../define/demand-board.js';
import '../define/demand-detail.js';
