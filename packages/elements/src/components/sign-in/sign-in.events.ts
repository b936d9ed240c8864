/** Somebody wants to sign in: the platform's window is about to open. Bubbles; cancel it to take over. */
export class JtopSignInStartRequestEvent extends Event {
  static readonly type = 'jtop-sign-in-start-request';
  constructor() {
    super(JtopSignInStartRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Who is signed in, as far as a page is told. Neither ids nor tokens. */
export interface SignInDetail {
  /** Text of the platform: print it as text only. */
  readonly displayName: string | undefined;
  /** Such as `company`; empty where the platform did not say. */
  readonly roles: readonly string[];
}

/**
 * Fired when the element comes to know who is signed in: by its own window, by another widget of the page, or because it was
 * known before a reload. Does not bubble.
 */
export class JtopSignInSignedInEvent extends Event {
  static readonly type = 'jtop-sign-in-signed-in';
  constructor(readonly detail: SignInDetail) {
    super(JtopSignInSignedInEvent.type);
  }
}

/** Fired when the page has forgotten who was signed in; the detail says who it was. Does not bubble. */
export class JtopSignInSignedOutEvent extends Event {
  static readonly type = 'jtop-sign-in-signed-out';
  constructor(readonly detail: SignInDetail) {
    super(JtopSignInSignedOutEvent.type);
  }
}
