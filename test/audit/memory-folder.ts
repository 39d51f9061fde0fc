import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A folder that is kept in memory where the system has such a place: files in it are written thousands of times. */
export function memoryFolder(t: {teardown(end: () => void): void}): string {
  const shared = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
