#!/usr/bin/env node
import { HELP, readArguments, UsageError } from './src/arguments.mjs';
import { explain } from './src/explain.mjs';

/** Runs what the command line asks for. @returns the exit code */
async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  // Loaded here, so that --help works before the packages are built.
  const { run } = await import('./src/run.mjs');
  await run(options);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
