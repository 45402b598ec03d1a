/**
 * A package that is uploaded. It may be far larger than memory and it is full of names and identity
 * numbers, so it goes to disk as ciphertext under a key of this process only
 * (libs/access/store/sealed-spool.ts).
 */
import busboy from 'busboy';
import type { Request } from 'express';
import { SpoolTooLarge, type SpooledFile, spool } from '../../access/store/sealed-spool.js';
import { findTable } from '../domain/tables.js';
import { type Problem, invalid, problem } from '../../http/problems/problem.js';

/** One file, and little beside it. */
const LIMITS = { files: 1, fields: 5, parts: 6, fieldSize: 1024, headerPairs: 20 };

function noPackage(): Problem {
  return invalid('package', 'NO_FILE', '请上传一个文件 / upload one file in the field `package`');
}

/** @throws Problem 400, 413; nothing is left on disk then */
export function receiveUpload(
  request: Request,
  dataDir: string,
  mostBytes: number,
): Promise<SpooledFile> {
  return new Promise((resolve, reject) => {
    let file: Promise<SpooledFile> | undefined;
    let form: busboy.Busboy | undefined;
    const refuse = (refusal: unknown): void => {
      request.unpipe();
      request.resume();
      form?.destroy();
      const said = refusal instanceof SpoolTooLarge ? problem('BODY_TOO_LARGE') : refusal;
      const removed = file?.then((spooled) => spooled.remove()).catch(() => undefined);
      void Promise.resolve(removed).then(() => reject(said as Error));
    };
    const malformed = (): void => refuse(problem('MALFORMED_REQUEST'));
    try {
      form = busboy({ headers: request.headers, limits: LIMITS, defParamCharset: 'utf8' });
    } catch {
      return malformed();
    }
    form.on('file', (field, content, { filename }) => {
      // A form that ends within a file is an error of the file too, also of one that nobody reads.
      content.on('error', () => undefined);
      if (field !== 'package' || file !== undefined) {
        content.resume();
        return;
      }
      file = spool(dataDir, nameOf(filename), content, mostBytes);
      file.catch(refuse);
    });
    form.on('error', malformed);
    form.on('filesLimit', () => refuse(noPackage()));
    form.on('fieldsLimit', malformed);
    form.on('partsLimit', malformed);
    form.on('close', () => {
      if (file === undefined) refuse(noPackage());
      else file.then(resolve, refuse);
    });
    request.on('aborted', malformed);
    request.pipe(form);
  });
}

/** Only what says what kind of file it is, or which table. */
function nameOf(filename = ''): string {
  const base = filename.replace(/^.*[\\/]/, '');
  if (/\.xlsx$/i.test(base)) return 'package.xlsx';
  if (!/\.(?:csv|txt)$/i.test(base)) return 'package.zip';
  const table = findTable(base);
  return table ? `${table.name}.csv` : 'table.csv';
}
