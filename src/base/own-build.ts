import {CodedError} from './errors.ts';

/** In what was bundled, a digest of what it was made from (scripts/build-of.ts); source that runs as it is has none. */
declare const buildId: string;
export const build: string | undefined = typeof buildId === 'undefined' ? undefined : buildId;

const mark = 'build=';

/** The words that tell a process of ours which build starts it: to be its first. None where this is no build. */
export const buildWords: readonly string[] = build === undefined ? [] : [mark + build];

/**
 * Returns the arguments of a process of ours, without the word for the build. Two builds do not understand each other for certain:
 * a file that was replaced while the server runs becomes no process of it.
 *
 * @param args as they were given
 * @param own the build of this process
 * @throws {CodedError} `other-build`
 */
export function ownArguments(args: readonly string[], own: string | undefined = build): string[] {
  const [first = '', ...rest] = args;
  if (!first.startsWith(mark)) return [...args];
  const theirs = first.slice(mark.length);
  if (theirs === own) return rest;
  throw new CodedError(
    'other-build',
    `this is build ${own ?? 'none'} of reeve, and the server that starts it is build ${theirs.slice(0, 64)}: reeve was replaced while it ran; restart the server (reeve serve --drain lets its jobs end)`,
  );
}

/** The arguments of this process. One that another build started says so, and ends. */
export function ownArgumentsOrEnd(): string[] {
  try {
    return ownArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`reeve: ${(error as Error).message}\n`);
    process.exit(253);
  }
}
