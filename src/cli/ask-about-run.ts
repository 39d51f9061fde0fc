import {randomInt} from 'node:crypto';
import {counted} from '../base/counted.ts';
import type {Question} from '../dashboard/runs/confirmations.ts';
import {usage} from './errors.ts';
import {said, say} from './print.ts';
import {openTerminal} from './secrets/ask-hidden.ts';

const none = '--confirm-on-terminal asks on a terminal, and there is none; leave it out';

/** @throws {CodedError} `usage` if nobody can be asked: this process has no terminal, or its messages go elsewhere */
export function requireTerminalToAsk(): void {
  if (!process.stderr.isTTY) throw usage(none);
  using _terminal = openTerminal(none);
}

const does = {change: 'changes something', destroy: 'destroys something'} as const;

/**
 * Asks at this process's terminal, whatever its standard input is, about a run that the page wants. It is confirmed by digits that
 * nobody knows before they are shown: what was typed earlier, for whatever, is no answer.
 *
 * @param signal ends the question
 * @returns true if they were typed
 */
export async function askAboutRun(
  {effect, argv, given, hosts}: Question,
  signal: AbortSignal,
): Promise<boolean> {
  const digits = String(randomInt(1000, 10_000));
  const where = hosts.length === 1 ? hosts.join() : `${counted(hosts.length, 'host')}: ${hosts.join(', ')}`;
  const words = given === '' ? '' : `, given ${given}`;
  using terminal = openTerminal('there is no terminal to ask on any more');
  const end = () => void terminal.input.destroy();
  signal.addEventListener('abort', end, {once: true});
  say(`the page asks for a run that ${does[effect]}; it runs ${argv}${words} on ${where}`);
  process.stderr.write(said(`type ${digits} to run it, anything else not to: `));
  let typed = '';
  try {
    for await (const bytes of terminal.input) {
      typed += String(bytes);
      if (typed.includes('\n')) break;
    }
  } catch {
    // It was ended, or the terminal is gone: that is no answer.
  } finally {
    signal.removeEventListener('abort', end);
  }
  const isConfirmed = typed.trim() === digits && !signal.aborted;
  if (!typed.includes('\n')) process.stderr.write('\n');
  say(isConfirmed ? 'confirmed' : 'not confirmed; nothing is run');
  return isConfirmed;
}
