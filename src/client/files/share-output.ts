import type {ListOptions} from '../host-options.ts';
import type {Job} from '../job/job.ts';
import type {AskedPaths} from './asked-paths.ts';
import {invalid, isCount, linesOf, parsed} from './job-output.ts';

/** Something in a share. */
export interface ListedFile {
  /** From the share: names with a slash between two, what is no printable text as `\xNN`, a backslash twice. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'pipe' | 'socket' | 'device';
  /** Bytes; 0 of what is no file. */
  readonly size: number;
  /** Its permission bits, with setuid, setgid and sticky. */
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** SHA-256 in hexadecimal, where it was asked for. */
  readonly digest?: string;
  /** The reason why a folder or a file could not be read. */
  readonly problem?: string;
}

/** The numbers of files and folders that were removed, and the bytes of the files. */
export interface RemovedFiles {
  readonly files: number;
  readonly folders: number;
  /** Of the files. */
  readonly bytes: number;
}

/**
 * Yields the listed files as they come. The host's answer is checked against the order: it cannot list a file
 * outside of it, or name a file in a way that leads elsewhere. Stopping before the end cancels the job.
 *
 * @throws {ClientError} `refused` with the host's code, `files-invalid`, and what the job throws
 */
export async function* listedBy(
  job: Job,
  asked: AskedPaths,
  cancel: () => Promise<unknown>,
): AsyncGenerator<ListedFile> {
  let isOver = false;
  try {
    for await (const line of linesOf(job, () => (isOver = true))) {
      const listed = readListed(line, asked);
      if (!listed) throw invalid(job.host, 'listed what was not asked for, or cannot be a file there');
      yield listed;
    }
    // A host says that nothing matches; it does not list nothing.
    if (asked.isUnanswered) throw invalid(job.host, 'lists nothing, and does not say that nothing matches');
  } finally {
    // A job that goes on, and that nobody reads.
    if (!isOver) void cancel().catch(() => {});
  }
}

/** Returns what was removed. @throws as `listedBy` */
export async function removedBy(job: Job): Promise<RemovedFiles> {
  const lines = await Array.fromAsync(linesOf(job));
  const removed = lines.length === 1 ? parsed(lines[0] ?? '') : undefined;
  const {files, folders, bytes} = removed ?? {};
  if (!(isCount(files) && isCount(folders) && isCount(bytes)))
    throw invalid(job.host, 'does not say what it removed');
  return {files, folders, bytes};
}

/** Returns the options as fields of an order: only those that are wanted. */
export function wanted({recursive, digest}: ListOptions): {recursive?: true; digest?: true} {
  return {...(recursive && {recursive}), ...(digest && {digest})};
}

const kinds: Readonly<Record<ListedFile['kind'], true>> = {
  file: true,
  folder: true,
  link: true,
  pipe: true,
  socket: true,
  device: true,
};

function readListed(line: string, asked: AskedPaths): ListedFile | undefined {
  const {path, kind, size, mode, modified, digest, problem} = parsed(line) ?? {};
  if (typeof path !== 'string' || typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return undefined;
  if (!(isCount(size) && isCount(mode) && mode <= 0o7777 && typeof modified === 'number')) return undefined;
  if (digest !== undefined && !(typeof digest === 'string' && /^[\da-f]{64}$/.test(digest))) return undefined;
  if (problem !== undefined && typeof problem !== 'string') return undefined;
  if (!asked.take(path)) return undefined;
  const told = {path, kind: kind as ListedFile['kind'], size, mode, modified};
  return {...told, ...(digest !== undefined && {digest}), ...(problem !== undefined && {problem})};
}
