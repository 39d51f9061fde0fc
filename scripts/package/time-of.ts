import {execFileSync} from 'node:child_process';

/**
 * The time that everything in a package has, seconds since 1970: `SOURCE_DATE_EPOCH`, else that of the last commit.
 *
 * @throws {Error} where there is neither
 */
export function timeOf(root: string): number {
  const {SOURCE_DATE_EPOCH: given} = process.env;
  const time = Number(given ?? lastCommit(root));
  if (Number.isSafeInteger(time) && time > 0) return time;
  throw new Error(`SOURCE_DATE_EPOCH is ${JSON.stringify(given)}; it is to be seconds since 1970`);
}

function lastCommit(root: string): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch (error) {
    throw new Error('this is no checkout of git: say the time of the source in SOURCE_DATE_EPOCH', {
      cause: error,
    });
  }
}
