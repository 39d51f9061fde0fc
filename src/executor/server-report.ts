// Reports of a server to commands on its own machine, in small files of its data folder.
import {closeSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {readForeign} from '../base/foreign-file.ts';

/** The results of reloads that somebody asked for with SIGHUP: they are numbered in the order of the asking. */
export interface ReloadReport {
  readonly pid: number;
  readonly asked: number;
  /** The last of them that is over, and what the next say is of it. */
  readonly done: number;
  /** The reason why nothing was taken over; undefined if all was. */
  readonly failure?: string | undefined;
  readonly commands: number;
}

/** A server that has none does not know SIGQUIT, and would be ended by it. */
export interface DrainReport {
  readonly pid: number;
  readonly isDraining: boolean;
  /** The number of jobs that it waits for. */
  readonly jobs: number;
}

interface Reports {
  readonly reload: ReloadReport;
  readonly drain: DrainReport;
}

/** The file always has this size: written in place, it needs no room on a disk that is full. */
const fileBytes = 8192;

/** Tells whoever asked. That it cannot be told changes nothing here. */
export function writeReport<Name extends keyof Reports>(
  data: string,
  name: Name,
  report: Reports[Name],
): void {
  const bytes = Buffer.alloc(fileBytes, ' ');
  bytes.write(JSON.stringify(report));
  try {
    const fd = openInPlace(join(data, name));
    try {
      writeSync(fd, bytes, 0, fileBytes, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Its log says it.
  }
}

function openInPlace(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch {
    return openSync(path, 'w', 0o640);
  }
}

/** Undefined if there is none, or it is just being written. */
export function readReport<Name extends keyof Reports>(data: string, name: Name): Reports[Name] | undefined {
  try {
    return JSON.parse(readForeign(join(data, name), fileBytes)?.toString() ?? '');
  } catch {
    return undefined;
  }
}
