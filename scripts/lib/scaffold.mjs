/** Making rooms: new files out of templates, and lines added to files that list the rooms. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StepError } from './run.mjs';

const templates = fileURLToPath(new URL('../templates/', import.meta.url));

/** Everything that will be written. Nothing is, until all of it is known to be possible. */
export class Plan {
  #root;
  #created = new Map();
  #edited = new Map();

  /** @param {string} root the project that gets the room */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Adds the files of a template folder. `.txt` falls off their names; `{{name}}` in names and texts is replaced.
   *
   * @param {string} folder under scripts/templates
   * @param {Record<string, string>} values
   * @throws {StepError} where a file is there already
   */
  createFrom(folder, values) {
    const base = join(templates, folder);
    for (const entry of readdirSync(base, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const source = join(entry.parentPath, entry.name);
      const path = fill(relative(base, source).replace(/\.txt$/, ''), values, source);
      if (existsSync(join(this.#root, path)))
        throw new StepError(`${path} exists already: choose another name`);
      this.#created.set(path, fill(readFileSync(source, 'utf8'), values, source));
    }
  }

  /**
   * Adds `text` to a file, right after the last match of `anchor`.
   *
   * @param {string} path from the root of the project
   * @param {RegExp} anchor matches whole lines, its line ends included
   * @param {string} text whole lines
   * @throws {StepError} where the file is not as this script knows it
   */
  addAfter(path, anchor, text) {
    const before = this.#textOf(path);
    const matches = [...before.matchAll(new RegExp(anchor.source, 'gm'))];
    const last = matches.at(-1);
    if (last === undefined)
      throw new StepError(`${path} has no line like ${anchor.source}: this scaffold is out of date`);
    const end = last.index + last[0].length;
    this.#edited.set(path, before.slice(0, end) + text + before.slice(end));
  }

  /** Writes it all; @returns {{ created: string[], edited: string[] }} paths from the root */
  apply() {
    for (const [path, text] of [...this.#created, ...this.#edited]) {
      const file = join(this.#root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return { created: [...this.#created.keys()].sort(), edited: [...this.#edited.keys()].sort() };
  }

  #textOf(path) {
    const known = this.#edited.get(path);
    if (known !== undefined) return known;
    const file = join(this.#root, path);
    if (!existsSync(file)) throw new StepError(`${path} is missing: this scaffold is out of date`);
    return readFileSync(file, 'utf8');
  }
}

function fill(text, values, source) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new StepError(`${source} asks for ${name}, which nobody gives`);
    return values[name];
  });
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws {StepError} for what is no kebab-case name of 2 to 40 characters */
export function checkKebab(name, what) {
  if (!KEBAB.test(name ?? '') || name.length < 2 || name.length > 40) {
    throw new StepError(
      `${name ? `"${name}"` : 'nothing'} is no name of ${what}: use lower-case words joined by -, such as demand-board`,
    );
  }
  return name;
}

/** `demand-board` -> `demandBoard` */
export const camel = (kebab) => kebab.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
/** `demand-board` -> `DemandBoard` */
export const pascal = (kebab) => camel(kebab).replace(/^\w/, (letter) => letter.toUpperCase());
/** `DemandBoard` -> `demand-board` */
export const kebab = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
/** `demand-board` -> `demand_board` */
export const snake = (name) => name.replaceAll('-', '_');

/** Prints what was made. */
export function report({ created, edited }, next) {
  for (const path of created) process.stdout.write(`made    ${path}\n`);
  for (const path of edited) process.stdout.write(`changed ${path}\n`);
  process.stdout.write(`\nNext: ${next}\n`);
}

/** The value of `--root`, for tests; the project unless told. */
export function takeRoot(args, fallback) {
  const at = args.indexOf('--root');
  if (at < 0) return fallback;
  const [, value] = args.splice(at, 2);
  if (!value) throw new StepError('--root needs a folder');
  return value;
}
