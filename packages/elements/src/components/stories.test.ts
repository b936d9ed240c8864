import { expect } from 'chai';
import type { Story, StoryMeta, CommonArgs } from '../testing/story.js';
import { settle } from '../testing/fake-time.js';
import * as batchUpload from './batch-upload/batch-upload.stories.js';
import * as bidPanel from './bid-panel/bid-panel.stories.js';
import * as bidVerifier from './bid-verifier/bid-verifier.stories.js';
import * as catalogue from './catalogue/catalogue.stories.js';
import * as consentSign from './consent-sign/consent-sign.stories.js';
import * as demandBoard from './demand-board/demand-board.stories.js';
import * as demandCard from './demand-card/demand-card.stories.js';
import * as demandDetail from './demand-detail/demand-detail.stories.js';
import * as demandSubmit from './demand-submit/demand-submit.stories.js';
import * as eventCountdown from './event-countdown/event-countdown.stories.js';
import * as listingCard from './listing-card/listing-card.stories.js';
import * as matches from './matches/matches.stories.js';
import * as signIn from './sign-in/sign-in.stories.js';
import * as solutionForm from './solution-form/solution-form.stories.js';

describe('stories', () => {
  for (const module of [
    batchUpload,
    bidPanel,
    bidVerifier,
    catalogue,
    consentSign,
    demandBoard,
    demandCard,
    demandDetail,
    demandSubmit,
    eventCountdown,
    listingCard,
    matches,
    signIn,
    solutionForm,
  ]) {
    const { default: meta, ...stories } = module as unknown as {
      readonly default: StoryMeta<CommonArgs>;
    } & Record<string, Story<CommonArgs>>;
    for (const [name, story] of Object.entries(stories)) {
      it(`draws ${meta.component} ${name}`, async () => {
        const element = document.body.appendChild(meta.render({ ...meta.args, ...story.args }));
        await settle(20);
        expect(element.shadowRoot?.textContent).to.match(/\S/);
        element.remove();
        await settle();
      });
    }
  }
});
