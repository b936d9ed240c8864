/** What went wrong, by code, and the way to ask again. */
export interface JtopErrorDetail {
  /** Code of a problem of the platform, or of the SDK such as `connection`. */
  readonly code: string;
  retry(): void;
}

/** The widget could not get its data, or could not refresh it. Does not bubble. */
export class JtopErrorEvent extends Event {
  static readonly type = 'jtop-error';
  readonly detail: JtopErrorDetail;

  constructor(code: string, retry: () => void) {
    super(JtopErrorEvent.type);
    this.detail = { code, retry };
  }
}
