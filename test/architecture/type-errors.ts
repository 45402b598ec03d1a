/** What the compiler says of the project's sources where some of them read otherwise. */
import path from 'node:path';
import ts from 'typescript';
import { root, textOf } from '../tidy/tree.js';

export interface TypeError {
  /** From the root of the project. */
  readonly file: string;
  /** The statement that is wrong, and what is wrong with it. */
  readonly text: string;
}

/** Replaces what occurs in a file's text exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** @returns the errors of `files` alone, in their order */
export function typeErrorsIn(
  files: readonly string[],
  edits: readonly Edit[],
): readonly TypeError[] {
  const edited = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const text = edited.get(path.join(root, file)) ?? textOf(file);
    if (text.split(find).length !== 2) throw new Error(`${file} holds “${find}” not once`);
    edited.set(
      path.join(root, file),
      text.replace(find, () => replace),
    );
  }
  const options = { ...compilerOptions(), noEmit: true };
  const host = ts.createCompilerHost(options);
  host.readFile = (file) => edited.get(path.normalize(file)) ?? ts.sys.readFile(file);
  const rootNames = files.map((file) => path.join(root, file));
  const program = ts.createProgram({ rootNames, options, host });
  return rootNames.flatMap((name, index) => {
    const source = program.getSourceFile(name)!;
    return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      return { file: files[index]!, text: `${statementAt(source, start)}\n${message}` };
    });
  });
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: object };
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

function statementAt(source: ts.SourceFile, start: number): string {
  const statement = source.statements.find((one) => one.getStart() <= start && start < one.end);
  return statement?.getText() ?? '';
}
