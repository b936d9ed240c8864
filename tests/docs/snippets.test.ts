import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs', 'guides')).map((name) => join('docs', 'guides', name)),
];

/** The TypeScript of the pages: a made-up file beside the tests' settings for each block. */
const snippets = new Map<string, { name: string; text: string }>();
for (const page of pages) {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g);
  let number = 0;
  for (const [, text = ''] of blocks) {
    number += 1;
    const path = join(root, `snippet-${snippets.size}.ts`);
    snippets.set(path, { name: `${page}, block ${number}`, text: `${text}\nexport {};\n` });
  }
}

/** Type errors by snippet, all checked as one program. */
function check(): Map<string, string[]> {
  const settings = join(root, 'tsconfig.tests.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(settings, (path) => readFileSync(path, 'utf8')).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.fileExists = (file) => snippets.has(file) || disk.fileExists(file);
  host.readFile = (file) => snippets.get(file)?.text ?? disk.readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const snippet = snippets.get(file);
    return snippet
      ? ts.createSourceFile(file, snippet.text, version)
      : disk.getSourceFile(file, version, ...rest);
  };
  const program = ts.createProgram([...snippets.keys()], options, host);
  const found = new Map<string, string[]>();
  for (const [path, { name }] of snippets) {
    const file = program.getSourceFile(path);
    const diagnostics = file
      ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      : [];
    found.set(
      name,
      diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    );
  }
  return found;
}

describe('the TypeScript in the documentation', () => {
  const faults = check();

  it('is there', () => {
    expect(snippets.size).toBeGreaterThan(3);
  });

  it.each([...faults])('%s compiles', (_name, messages) => {
    expect(messages).toEqual([]);
  });
});
