/**
 * Ends this task and goes on in the next one, so that the page can draw and answer in between. By a message and not by a timer:
 * timers that follow one another wait four milliseconds each, and in the background a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
