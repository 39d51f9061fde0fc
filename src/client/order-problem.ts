import {quote} from '../base/quote.ts';
import {shellWords} from '../base/shell-words.ts';
import {isIdEnding, isOrderId} from '../identity/order-id.ts';
import {ClientError} from './errors.ts';

/** The fields of an order as people type them, or programs give them. */
interface Given {
  readonly job?: unknown;
  readonly command?: unknown;
  readonly reason?: unknown;
  readonly person?: unknown;
  readonly fleet?: unknown;
}

/**
 * Returns why no order can hold what was given: a host refuses such an order for its shape, in the words of
 * the schema, which tell nobody what was mistyped.
 */
export function orderProblem(action: string, given: Given, host: string): ClientError | undefined {
  const {job, command, reason, person, fleet} = given;
  if (job !== undefined && !isJob(action, job))
    return new ClientError('bad-job', `${shown(job)} is no job id; \`reeve jobs ${host}\` lists them`);
  if ('command' in given && !isCommandName(command))
    return new ClientError(
      'bad-command',
      `there is no command ${shown(command)} here; ${adviceOn(action, command, host)}`,
    );
  if (reason !== undefined && !isText(reason, /^.{1,1024}$/su))
    return new ClientError('bad-reason', 'a reason has 1 to 1024 characters, and this one has not');
  if (person !== undefined && !isText(person, /^.{1,64}$/su))
    return new ClientError(
      'bad-person',
      `${shown(person)} is no name of a person, which has 1 to 64 characters`,
    );
  if (fleet !== undefined && !isFleet(action, fleet))
    return new ClientError('bad-fleet', `${shown(fleet)} is no id of a run on many hosts`);
  return undefined;
}

/** Jobs are also looked for by the ends of their ids, and of that of the run on many hosts that they are part of. */
const isJob = (action: string, job: unknown) =>
  typeof job === 'string' && (isOrderId(job) || (action === 'jobs' && isIdEnding(job)));
const isFleet = isJob;

/** As the schemas of orders and of catalogues have it. */
const isCommandName = (command: unknown): command is string =>
  typeof command === 'string' && command.length <= 64 && /^[a-z0-9][a-z0-9._-]*$/.test(command);

/** ssh takes a command and its words as one word, which a shell takes apart there. Here there is no shell. */
function adviceOn(action: string, command: unknown, host: string): string {
  const words = typeof command === 'string' ? command.trim().split(/ +/) : [];
  const list = `\`reeve commands ${host}\` lists what there is`;
  if (words.length < 2 || !isCommandName(words[0]) || !/^[ -~]{1,200}$/.test(words.join(' ')))
    return `names are of a-z, 0-9, ".", "_" and "-"; ${list}`;
  const meant = action === 'run' ? words : words.slice(0, 1);
  return `give words one by one: reeve ${action} ${host} ${shellWords(meant)}; ${list}`;
}

/** Characters are counted as the schema does: those outside of the BMP are one. */
const isText = (text: unknown, pattern: RegExp) => typeof text === 'string' && pattern.test(text);

const shown = (given: unknown) => (typeof given === 'string' ? quote(given) : String(given));
