import type { Consent, ConsentSign } from '@jtop/contract';

/** Somebody wants to sign: the platform's window is about to open. Bubbles; cancel it to take over. */
export class JtopConsentSignSignRequestEvent extends Event {
  static readonly type = 'jtop-consent-sign-sign-request';

  constructor(readonly detail: ConsentSign) {
    super(JtopConsentSignSignRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when it has been signed; undefined where the platform's answer cannot be read. Does not bubble. */
export class JtopConsentSignSignedEvent extends Event {
  static readonly type = 'jtop-consent-sign-signed';

  constructor(readonly detail: Consent | undefined) {
    super(JtopConsentSignSignedEvent.type);
  }
}

/** Fired when the platform has refused it. Does not bubble. */
export class JtopConsentSignRejectedEvent extends Event {
  static readonly type = 'jtop-consent-sign-rejected';

  constructor(readonly detail: { readonly code: string }) {
    super(JtopConsentSignRejectedEvent.type);
  }
}
