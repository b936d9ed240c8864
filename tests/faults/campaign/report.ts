/** What a phase found: figures for people, and every promise that was broken. */
export class Report {
  readonly figures = new Map<string, number | string>();
  readonly violations: string[] = [];
  #more = 0;

  /** Sets a figure. */
  set(name: string, value: number | string): void {
    this.figures.set(name, value);
  }

  /** Adds to a figure that counts. */
  add(name: string, count = 1): void {
    this.figures.set(name, Number(this.figures.get(name) ?? 0) + count);
  }

  /** A promise was broken. The first of them are kept in words. */
  violation(text: string): void {
    if (this.violations.length < MOST) this.violations.push(text);
    else this.#more += 1;
  }

  /** Checks a promise. */
  expect(holds: boolean, text: string): void {
    if (!holds) this.violation(text);
  }

  get ok(): boolean {
    return this.violations.length === 0;
  }

  /** One line of figures, and one for each broken promise. */
  lines(): string[] {
    const figures = [...this.figures].map(([name, value]) => `${name} ${value}`).join(', ');
    const broken = this.violations.map((text) => `  BROKEN: ${text}`);
    return [`  ${figures}`, ...broken, ...(this.#more > 0 ? [`  BROKEN: and ${this.#more} more`] : [])];
  }
}

const MOST = 40;
