import { isJtopError, type Core } from '@jtop/sdk';
import type * as WorkbookEngine from './workbook-engine.js';
import type { DemandTable } from '@jtop/sdk/imports';

/** What reads and writes workbooks: fetched when a file is chosen or asked for. */
export type Engine = typeof WorkbookEngine;

/** Why a file was not read. `engine`: what reads it could not be fetched. `failed`: it stopped at something unforeseen. */
export type Refusal =
  | { readonly why: 'too_large' | 'empty' | 'engine' | 'failed' }
  /** Of the rules: `UnreadableFile`, `TemplateMismatch`, `TooManyRows`. */
  | { readonly why: 'error'; readonly error: Error; readonly engine: Engine };

/** How far reading a workbook has come. */
export type Reading =
  | { readonly step: 'none' }
  /** `done`: from 0 to 1. */
  | { readonly step: 'reading'; readonly file: File; readonly done: number }
  | { readonly step: 'refused'; readonly file: File; readonly refusal: Refusal }
  | { readonly step: 'read'; readonly file: File; readonly table: DemandTable; readonly engine: Engine };

/** Whether the workbook is at the platform. It waits there, and is dropped where nobody confirms. */
export type Sending =
  | { readonly step: 'no' }
  | { readonly step: 'sending' }
  | { readonly step: 'sent'; readonly documentId: string; readonly hash: string }
  | { readonly step: 'failed'; readonly code: string; readonly requestId: string };

/** Who fills a workbook in, and when. */
export interface ReadContext {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Undefined where the page does not know who it is. */
  readonly company: string | undefined;
}

const NO_FILE: Reading = { step: 'none' };
const NOT_SENT: Sending = { step: 'no' };

/** One workbook at a time: it is read in the page, and then uploaded. A later file ends the work on the one before. */
export class BatchUploadRun {
  reading: Reading = NO_FILE;
  sending: Sending = NOT_SENT;
  private work: AbortController | undefined;
  private coming: Promise<Engine> | undefined;

  /** @param changed - Called whenever it has come farther. */
  constructor(
    private readonly changed: () => void,
    private readonly fetchEngine: () => Promise<Engine>,
  ) {}

  /** What reads and writes workbooks; asked for again where it did not come. */
  engine(): Promise<Engine> {
    return (this.coming ??= this.fetchEngine().catch((error: unknown) => {
      this.coming = undefined;
      throw error;
    }));
  }

  /** Reads a file. Its end is told by `changed`. */
  async read(file: File, { at, company }: ReadContext): Promise<void> {
    const own = this.begin();
    this.set({ step: 'reading', file, done: 0 });
    const end = (reading: Reading): void => {
      if (!own.signal.aborted) this.set(reading);
    };
    const refuse = (refusal: Refusal): void => end({ step: 'refused', file, refusal });
    if (file.size === 0) return refuse({ why: 'empty' });
    let engine: Engine;
    try {
      engine = await this.engine();
    } catch {
      return refuse({ why: 'engine' });
    }
    if (file.size > engine.IMPORT_MAX_BYTES) return refuse({ why: 'too_large' });
    try {
      const table = await engine.readDemandFile(file, {
        at,
        company: company === undefined ? undefined : { name: company },
        signal: own.signal,
        onProgress: (done) => end({ step: 'reading', file, done }),
      });
      end({ step: 'read', file, table, engine });
    } catch (error) {
      const { UnreadableFile, TemplateMismatch, TooManyRows } = engine;
      const known = [UnreadableFile, TemplateMismatch, TooManyRows].some((kind) => error instanceof kind);
      refuse(known ? { why: 'error', error: error as Error, engine } : { why: 'failed' });
    }
  }

  /** Uploads the workbook that was read; the platform keeps it for a day unless it is taken in. */
  async send(core: Core, siteKey: string): Promise<void> {
    const { reading, sending, work } = this;
    if (reading.step !== 'read' || sending.step === 'sending' || !work) return;
    const { signal } = work;
    const tell = (next: Sending): void => {
      if (signal.aborted) return;
      this.sending = next;
      this.changed();
    };
    tell({ step: 'sending' });
    try {
      const { file, engine } = reading;
      // Some systems do not know what an .xlsx is; its bytes say so.
      const typed = new Blob([file], { type: engine.WORKBOOK_TYPE });
      const params = { name: nameOf(file), kind: 'import', siteKey } as const;
      const { id, hash } = await engine.createDocument(core, typed, params, { signal });
      tell({ step: 'sent', documentId: id, hash });
    } catch (error) {
      const { code, requestId } = isJtopError(error)
        ? (error as { code: string; requestId?: unknown })
        : { code: 'other', requestId: undefined };
      tell({ step: 'failed', code, requestId: typeof requestId === 'string' ? requestId : '' });
    }
  }

  /** The platform has no use for the uploaded file any more. */
  forgetSent(): void {
    this.sending = NOT_SENT;
    this.changed();
  }

  /** Ends all work and forgets the file. */
  clear(): void {
    this.work?.abort();
    this.work = undefined;
    this.sending = NOT_SENT;
    this.set(NO_FILE);
  }

  private begin(): AbortController {
    this.work?.abort();
    this.sending = NOT_SENT;
    return (this.work = new AbortController());
  }

  private set(reading: Reading): void {
    this.reading = reading;
    this.changed();
  }
}

/** A name that the platform takes: with the ending of what it is, without a path, not too long. */
function nameOf({ name }: File): string {
  const stem = name
    .replace(/\.xlsx$/i, '')
    .replace(/[\\/]/g, '_')
    .slice(0, 150)
    .trim();
  return `${stem || 'workbook'}.xlsx`;
}
