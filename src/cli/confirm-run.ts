import type {ReadStream} from 'node:tty';
import {counted} from '../base/counted.ts';
import {shellWords} from '../base/shell-words.ts';
import {templateInWords} from '../present/template-in-words.ts';
import type {DescribeAnswer} from '../protocol/generated/answer.ts';
import {usage} from './errors.ts';
import {said, say} from './print.ts';

/** A run that is about to be ordered. */
export interface PlannedRun {
  readonly command: string;
  /** The effect and argv of the command, as a host describes it. */
  readonly effect: DescribeAnswer['effect'];
  readonly argv: DescribeAnswer['argv'];
  /** The words behind the command, as typed. */
  readonly words: readonly string[];
  /** The hosts that it is to run on. */
  readonly hosts: readonly string[];
}

/** On more hosts than this, all but reading is asked about. */
const mostUnasked = 10;

/** True if somebody can be asked: our messages go to a terminal, and not to a program that reads JSON. */
export const canAsk = ({json}: {json?: boolean | undefined}): boolean =>
  process.stderr.isTTY && json !== true;

/**
 * Returns when a run may be ordered with its effect: at once if it needs no confirmation, else when somebody at the
 * terminal typed `yes`. Standard input is not touched, which may be meant for the command.
 *
 * @throws {CodedError} `usage` if it was not confirmed, or there is no terminal to ask at
 */
export async function confirmRun(planned: PlannedRun): Promise<void> {
  const {command, effect, hosts} = planned;
  const isMany = effect !== 'read' && hosts.length > mostUnasked;
  if (effect !== 'destroy' && !isMany) return;
  const needed = `${command} ${does[effect]}, and there is no terminal to ask at; --yes confirms it`;
  const {openTerminal} = await import('./secrets/ask-hidden.ts');
  using terminal = openTerminal(needed);
  const where = hosts.length === 1 ? hosts.join() : counted(hosts.length, 'host');
  sayWhat(planned);
  process.stderr.write(said(`type yes to run it on ${where}: `));
  if ((await typedLine(terminal.input)) !== 'yes') throw usage('not confirmed; nothing was run');
}

const does = {read: 'reads', change: 'changes something', destroy: 'destroys something'} as const;

function sayWhat({command, effect, argv, words, hosts}: PlannedRun): void {
  const host = hosts.length === 1 ? hosts.join() : undefined;
  const given = words.length === 0 ? '' : `, given ${shellWords(words)}`;
  say(`${command} ${does[effect]}; it runs ${templateInWords(argv)}${given}`, host);
}

/** The terminal edits and shows the line, and Ctrl-C ends the process, of which nothing is under way yet. */
async function typedLine(terminal: ReadStream): Promise<string> {
  let typed = '';
  for await (const bytes of terminal) {
    typed += String(bytes);
    if (typed.includes('\n')) return typed.trim();
  }
  process.stderr.write('\n');
  return '';
}
