import type { Decorator, Preview } from '@storybook/web-components-vite';
import './preview.css';
import { applyChoices, globalTypes, initialGlobals, isDark } from './toolbar.js';

const width = (pixels: number) => ({
  name: `${pixels} px`,
  styles: { width: `${pixels}px`, height: '100%' },
});

/** Dresses a story as the toolbar says. */
const dressed: Decorator = (story, { globals }) => {
  const drawn = story();
  if (drawn instanceof Element) {
    applyChoices(drawn, globals);
    document.documentElement.classList.toggle('dark', isDark(drawn, globals));
  }
  return drawn;
};

/** What all stories have in common. */
const preview: Preview = {
  globalTypes,
  initialGlobals,
  decorators: [dressed],
  parameters: {
    layout: 'padded',
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ['States', 'Widgets'] } },
    viewport: { options: { w320: width(320), w480: width(480), w960: width(960) } },
    // A widget is no page: the landmarks are its partner's.
    a11y: { config: { rules: [{ id: 'region', enabled: false }] } },
  },
};

export default preview;
