/**
 * A test that prints fails: a line on the console is either a complaint that somebody should read, or noise
 * that hides one. A test that expects a line spies on the method (`vi.spyOn(console, 'warn')`) and looks at it.
 */
import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

const printed: string[] = [];

for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
  console[method] = (...args: unknown[]) => {
    printed.push(`console.${method}: ${format(...args)}`);
  };
}

function failIfPrinted(): void {
  const lines = printed.splice(0);
  if (lines.length > 0) throw new Error(`the test printed:\n${lines.join('\n')}`);
}

afterEach(failIfPrinted);
afterAll(failIfPrinted);
