import {execFileSync} from 'node:child_process';
import {chmodSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {skip} from '../fixtures/skip.ts';

/** What `worker.ts` answers when nobody (65534) asks it; undefined, with a word, where that cannot be tried. */
export async function asNobody(t: ExecutionContext, [task = '', share = '', ...args]: string[]) {
  if (process.getuid?.() !== 0) {
    skip(t, 'only root can become somebody else');
    return undefined;
  }
  chmodSync(dirname(share), 0o755);
  const worker = join(import.meta.dirname, 'worker.ts');
  const user = ['--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs', '--'];
  const output = execFileSync('setpriv', [...user, process.execPath, worker, task, share, ...args], {
    encoding: 'utf8',
    cwd: '/',
  });
  return JSON.parse(output) as Record<string, unknown>;
}
