import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

/** A folder of its own for a test, removed after it. */
export function temporaryFolder(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
