/** A catalogue draws cards: one file serves both. */
import '../define/listing-card.js';
import '../define/catalogue.js';
