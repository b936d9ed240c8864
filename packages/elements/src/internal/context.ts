import { createContext } from '@lit/context';
import type { Settings } from './settings.js';

/** One key for all copies of this package, so that a provider of one bundle serves widgets of another. */
export const settingsContext = createContext<Settings>(Symbol.for('jtop.settings'));
