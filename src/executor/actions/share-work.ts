import {CodedError} from '../../base/errors.ts';
import {plainEnvironment} from '../../base/node-process.ts';
import type {Words} from '../../base/own-programs.ts';
import type {Order} from '../../identity/order.ts';
import {sharePlace} from '../../policy/catalogue/share-place.ts';
import {PolicyError} from '../../policy/errors.ts';
import {authorizeShareOrder} from '../../policy/orders/authorize.ts';
import {limits} from '../../protocol/limits.ts';
import {Glob} from '../../shares/glob.ts';
import {SharePath} from '../../shares/share-path.ts';
import type {Settings} from '../settings.ts';
import type {Grant} from './action.ts';
import {helperInvocation} from './helper-invocation.ts';

export interface ShareTask {
  /** As the order has it. */
  readonly path: string;
  readonly options: Readonly<Record<string, boolean | string>>;
  /** True if something comes for it: as its input, when the order announces one. */
  readonly stdin?: 'none' | 'stream' | 'transfer';
  /** True if its output is too much for the disk, and only its reader is to have it. */
  readonly holdsOutput?: boolean;
  /** True if it is a put that a later one may go on with. */
  readonly mayBeKept?: boolean;
}

/** A tree may be large, and its reader slow. */
const day = 24 * 60 * 60_000;

/** Files of a put are synced side by side, each by a thread of libuv. */
const threads = 16;

/** Jobs of this kind that one person may have under way: each is a process. */
const concurrency = 4;

/**
 * Grants work in a share: a job that is a helper's process, with the rights of the share's user. The share's
 * folder is looked up here, at each use, and the helper goes by the answer: by a real path, no part of which
 * it follows if that became a link.
 *
 * @throws {PolicyError} `unknown-share`, `denied`, `bad-parameter`, `share-unavailable`
 */
export function grantShareWork(
  order: Order,
  {path, options, stdin = 'none', mayBeKept = false, holdsOutput = false}: ShareTask,
  {helper, settings}: {readonly helper: Words; readonly settings: Settings},
): Grant {
  const start = authorizeShareOrder(
    order,
    settings.catalogue,
    ({name, path: folder, keptApart, otherUser, notAs, maxFile, quota, umask}) => {
      const place = sharePlace(folder, keptApart);
      if ('why' in place)
        throw new PolicyError('share-unavailable', `the share ${name} cannot be used: ${place.why}`);
      const task = JSON.stringify({
        share: place.realPath,
        path: pathIn(path),
        ...options,
        ...(stdin === 'transfer' && {maxFile, umask, hasQuota: quota !== undefined}),
      });
      const argv = [...helper, order.payload.action, task] as const;
      return {
        concurrency,
        invocation: {
          ...helperInvocation,
          env: {...plainEnvironment, UV_THREADPOOL_SIZE: `${threads}`},
          argv,
          stdin,
          user: otherUser,
          ...(notAs && {notAs}),
          timeoutMs: day,
          ...(holdsOutput && {holdsOutput, window: limits.transferWindow}),
          sideChannel: {
            share: place.realPath,
            ...(stdin === 'transfer' && {put: {share: name, mayBeKept}}),
            ...(stdin === 'transfer' && quota !== undefined && {quota: {share: name, bytes: quota}}),
          },
        },
      };
    },
  );
  return {rule: start.rule, start};
}

/** The path as it is always shown. @throws {PolicyError} `bad-parameter` */
export function pathIn(text: string): string {
  return orBadParameter(() => SharePath.parse(text).shown);
}

/** @throws {PolicyError} `bad-parameter` for what is no glob */
export function requireGlob(text: string): void {
  orBadParameter(() => Glob.parse(text));
}

function orBadParameter<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new PolicyError('bad-parameter', error.message, {cause: error});
  }
}
