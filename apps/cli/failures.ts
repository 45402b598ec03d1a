/** What the command line says of a failure: a line or two for people, never a stack trace. */
import { isOfUsage } from './command.js';

interface Failure {
  readonly text: string;
  /** Exit code; undefined: the command's own. */
  readonly code?: number;
}

const INTERRUPTED = new Set(['AbortError', 'Interrupted']);

/** Errors of files, which name the file themselves. */
const OF_FILES: Readonly<Record<string, string>> = {
  ENOENT: '文件或文件夹不存在 no such file or folder',
  ENOTDIR: '不是文件夹 not a folder',
  EISDIR: '是文件夹，不是文件 a folder, not a file',
  EEXIST: '已经存在 exists already',
  EACCES: '没有权限 not permitted',
  EPERM: '没有权限 not permitted',
  EROFS: '磁盘只读 the disk is read-only',
  ENOSPC: '磁盘已满 the disk is full',
  ENAMETOOLONG: '路径过长 the path is too long',
};

export async function failureOf(error: unknown): Promise<Failure> {
  const { name, code, path } = error as NodeJS.ErrnoException;
  if (INTERRUPTED.has(name)) return { text: '已中断 interrupted', code: 130 };
  if (isOfUsage(error)) return { text: ofArguments(error as Error), code: 2 };
  const ofFile = code === undefined ? undefined : OF_FILES[code];
  if (ofFile !== undefined && path !== undefined) return { text: `${path}: ${ofFile}` };
  const { explanation } = await import('../system/explanation.js');
  return { text: withoutTrace(explanation(error)) };
}

/** Node says first what is wrong with the arguments, and then how it could be right. */
function ofArguments({ name, message }: Error): string {
  return name === 'UsageError' ? message : `参数有误 ${message.split('. ')[0]!}`;
}

function withoutTrace(text: string): string {
  return text.split(/\n\s+at /)[0]!;
}
