import { perform } from './perform.js';
import { failureOf, type Message, type Task } from './tasks.js';

/** All that is asked of a dedicated worker's scope. */
interface Scope {
  postMessage(message: Message): void;
  /** Absent outside a worker, where the module may be loaded and does nothing. */
  addEventListener?(type: 'message', listener: (event: MessageEvent<Task>) => void): void;
}

const scope = globalThis as unknown as Scope;

scope.addEventListener?.('message', ({ data }) => {
  let told = 0;
  const onProgress = (thousandths: number): void => {
    // A hundred messages are enough for a bar.
    if (thousandths - told < 10) return;
    told = thousandths;
    scope.postMessage({ progress: thousandths });
  };
  perform(data, onProgress).then(
    (result) => {
      scope.postMessage({ result });
    },
    (error: unknown) => {
      scope.postMessage({ failure: failureOf(error) });
    },
  );
});
