import type {StdioOptions} from 'node:child_process';
import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {plainEnvironment} from '../../base/node-process.ts';
import type {Words} from '../../base/own-programs.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import {prefixed, runAs} from '../../runner/run-as.ts';
import type {Place} from './journal.ts';

/** The descriptors of the helper beside its answer. */
export interface HelperFiles {
  /** It reads this. */
  readonly input: number;
  /** It writes this, as its descriptor 3. */
  readonly output?: number;
}

/** Does a task of the helper, and returns its answer. */
export type InShare = (place: Place, task: readonly string[], files: HelperFiles) => Promise<string>;

/** The time that a task may take, milliseconds. */
const timeoutMs = 10 * 60_000;

/** Work of the server's own in shares: a helper's process does it, with the rights of the share's user. */
export function helperInShare(helper: Words, tools: SystemTools): InShare {
  return async ({user: name, notAs}, task, {input, output}) => {
    const user = await runAs({user: name, ...(notAs && {notAs})}, tools);
    if ('message' in user) throw new Error(user.message);
    const words = [...helper, ...task] as const;
    const [program, ...args] = prefixed(user.prefix, words);
    const stdio: StdioOptions = [input, 'pipe', 'pipe', ...(output === undefined ? [] : [output])];
    const child = spawn(program, args, {
      stdio,
      env: plainEnvironment,
      cwd: '/',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve());
    });
    const [told, said] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      ended,
    ]);
    if (told === '') throw new Error(said.trim().slice(0, 1000) || 'it was ended');
    return told;
  };
}
