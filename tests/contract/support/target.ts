/** Something that serves the contract, with its clock in the test's hands. */
export interface Target {
  readonly origin: string;
  fetch(request: Request): Promise<Response>;
  /** An access token of a demo client; with scopes, one that has only these. */
  token(subject: string, scopes?: readonly string[]): Promise<string>;
  /** Tokens that must be refused, by what is wrong with them. */
  badTokens(): Promise<Readonly<Record<string, string>>>;
  /** The cookie of a person's session, where people sign in here. */
  cookie?(subject: string): Promise<string>;
  /** A person of this party agrees to a hand-off, where a test can do that. */
  confirm?(handoffId: string, subject: string): Promise<void>;
  close(): Promise<void>;
}

export type MakeTarget = () => Promise<Target>;
