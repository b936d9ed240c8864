import { JtopBatchUpload } from '../components/batch-upload/batch-upload.js';
import { define } from '../internal/define.js';

define('jtop-batch-upload', JtopBatchUpload);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-batch-upload': JtopBatchUpload;
  }
}
