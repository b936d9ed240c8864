import { readFileSync } from 'node:fs';

/** A file of the vectors folder as text. */
export function vectorText(name: string): string {
  return readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8');
}

/** A JSON file of the vectors folder, in the form that its reader gives it. */
export function readVectors(name: string): unknown {
  return JSON.parse(vectorText(name));
}
