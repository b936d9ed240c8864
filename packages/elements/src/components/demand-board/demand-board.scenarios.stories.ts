import '../../define/demand-board.js';
import { eventually, widgetIn } from '../../testing/play.js';
import { scenarioPlatform } from '../../testing/scenario-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

/** The board over a whole platform in memory. */
const meta: StoryMeta<CommonArgs> = {
  title: 'Scenarios/Demand board',
  component: 'jtop-demand-board',
  args: { ...commonArgs, platform: scenarioPlatform('demand-board') },
  argTypes: commonArgTypes,
  render: renderStory<CommonArgs>('jtop-demand-board', () => ({
    'detail-href': 'https://partner.example/{id}',
  })),
};
export default meta;

type BoardStory = Story<CommonArgs>;

export const Board: BoardStory = { args: {} };
/** Boards are published and demands change while one looks. */
export const Live: BoardStory = {
  args: { platform: scenarioPlatform('demand-board-live') },
  play: async ({ canvasElement }) => {
    const board = widgetIn(canvasElement, 'jtop-demand-board');
    // Each tab keeps room for its number.
    const counted = (): number =>
      [...(board.shadowRoot?.querySelectorAll('.count') ?? [])].filter(({ textContent }) =>
        textContent.trim(),
      ).length;
    await eventually('the board is there', () => board.state === 'ready');
    const before = counted();
    await eventually('another field has a board', () => counted() > before);
  },
};
export const SignedOut: BoardStory = { args: { platform: scenarioPlatform('demand-public') } };
export const Empty: BoardStory = { args: { platform: scenarioPlatform('demand-board-empty') } };
export const HostileText: BoardStory = { args: { platform: scenarioPlatform('demand-board-hostile') } };
export const Slow: BoardStory = { args: { platform: scenarioPlatform('demand-board-slow') } };
export const Failing: BoardStory = { args: { platform: scenarioPlatform('demand-board-error') } };
/** The connection is lost while one looks; what was read stays. */
export const Offline: BoardStory = {
  args: { platform: scenarioPlatform('demand-board-offline') },
  play: async ({ canvasElement }) => {
    const board = widgetIn(canvasElement, 'jtop-demand-board');
    await eventually('the board says that it is offline', () => board.state === 'offline');
  },
};
