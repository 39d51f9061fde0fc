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

/** The file always has this size: written in place, it needs no room on a disk that is full. */
const fileBytes = 8192;

const pathIn = (data: string) => join(data, 'reload');

/** Tells whoever asked. That it cannot be told changes nothing here. */
export function writeReloadReport(data: string, report: ReloadReport): void {
  const text = JSON.stringify({...report, failure: report.failure?.slice(0, 1500)});
  const bytes = Buffer.alloc(fileBytes, ' ');
  bytes.write(text);
  try {
    const fd = openInPlace(pathIn(data));
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
export function readReloadReport(data: string): ReloadReport | undefined {
  try {
    return JSON.parse(readForeign(pathIn(data), fileBytes)?.toString() ?? '');
  } catch {
    return undefined;
  }
}
