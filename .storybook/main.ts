import type { StorybookConfig } from '@storybook/web-components-vite';

/** Which stories there are and how they are built: every `*.stories.ts` beside an element, and the pages of this folder. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['./*.stories.ts', '../packages/elements/src/components/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  async viteFinal(config) {
    const { defaultClientConditions, mergeConfig } = await import('vite');
    return mergeConfig(config, {
      // Workspace packages are their TypeScript source, as in every test.
      resolve: { conditions: ['@jtop/source', ...defaultClientConditions] },
      build: { chunkSizeWarningLimit: Infinity },
    });
  },
};

export default config;
