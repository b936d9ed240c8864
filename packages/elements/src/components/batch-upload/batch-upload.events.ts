import type { ImportJob } from '@jtop/contract';

/** What a workbook holds. Nothing of its content is in it. */
export interface BatchUploadReadDetail {
  /** How many rows hold anything. */
  readonly rows: number;
  /** How many of them are demands that can be posted. */
  readonly taken: number;
  readonly refused: number;
  readonly errors: number;
}

/** Fired when a workbook has been read in the page. Does not bubble. */
export class JtopBatchUploadReadEvent extends Event {
  static readonly type = 'jtop-batch-upload-read';

  constructor(readonly detail: BatchUploadReadDetail) {
    super(JtopBatchUploadReadEvent.type);
  }
}

/** Somebody wants to upload the workbook: it has not left the page yet. Bubbles; cancel it to take over. */
export class JtopBatchUploadSendRequestEvent extends Event {
  static readonly type = 'jtop-batch-upload-send-request';

  constructor(readonly detail: BatchUploadReadDetail & { readonly file: File }) {
    super(JtopBatchUploadSendRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Fired when the platform has taken rows in; undefined where its answer cannot be read. Does not bubble. */
export class JtopBatchUploadTakenEvent extends Event {
  static readonly type = 'jtop-batch-upload-taken';

  constructor(readonly detail: ImportJob | undefined) {
    super(JtopBatchUploadTakenEvent.type);
  }
}

/** Fired when the platform has refused the workbook, or it could not be uploaded. Does not bubble. */
export class JtopBatchUploadRejectedEvent extends Event {
  static readonly type = 'jtop-batch-upload-rejected';

  constructor(readonly detail: { readonly code: string }) {
    super(JtopBatchUploadRejectedEvent.type);
  }
}
