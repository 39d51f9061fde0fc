import type {Launched} from './launch.ts';

/** The exit status and the bytes of each channel. */
export interface Ended {
  readonly exit: number | null;
  readonly stdout: {readonly bytes: number};
  readonly stderr: {readonly bytes: number};
}

/**
 * Returns why a job whose main process ended by itself never began: reeve's wrappers of a command can fail
 * where the spawn did not. `words` came first on stderr. Undefined if the command ran.
 */
export function detectExecFailure(
  {complaints, isHosted}: Pick<Launched, 'complaints' | 'isHosted'>,
  ended: Ended,
  words: string,
): string | undefined {
  return isHosted ? hostComplaint(ended, words) : wrapperComplaint(complaints, ended, words);
}

/**
 * Returns a wrapper's message that it could not execute the program: 126 or 127, and one line on stderr that
 * begins as it begins its messages, after nothing on stdout. A program that did all that by itself lied about
 * itself alone.
 */
function wrapperComplaint(
  complaints: readonly string[],
  {exit, stdout, stderr}: Ended,
  words: string,
): string | undefined {
  const complaint = complaints.find(each => words.startsWith(each));
  if (complaint === undefined || (exit !== 126 && exit !== 127) || stdout.bytes > 0) return undefined;
  const isAll = words.length === stderr.bytes && words.indexOf('\n') === words.length - 1;
  return isAll ? tidied(words.slice(complaint.length).replace(ownWords, '')) : undefined;
}

/**
 * Returns the message of a terminal host that failed. A host that started the command has begun a recording.
 */
function hostComplaint({stdout}: Ended, words: string): string | undefined {
  if (stdout.bytes > 0) return undefined;
  const [line] = /^reeve: .*|\b\w*Error\b.*/m.exec(words) ?? [words];
  return tidied(line.replace(/^reeve: /, '')) || 'its terminal host ended before it began';
}

/** The words of dash, bash, setpriv and the like before the program and the system's reason. */
const ownWords = /^(?:(?:line )?\d+: )?(?:exec: )?(?:failed to execute )?/;

const tidied = (text: string) => Buffer.from(text.trim(), 'latin1').toString().slice(0, 1024);
