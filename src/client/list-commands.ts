import {ProtocolError} from '../protocol/errors.ts';
import type {CommandsAnswer} from '../protocol/generated/answer.ts';

/** As many as a catalogue may have. */
const mostCommands = 512;

/**
 * Asks for all commands, by as many orders as their answers take.
 *
 * @param ask asks for those whose names come after one
 * @throws {ProtocolError} `message` if commands are to be described and are not
 */
export async function listCommands(
  host: string,
  isDescribed: boolean,
  ask: (after: string | undefined) => Promise<CommandsAnswer>,
): Promise<CommandsAnswer['commands']> {
  const found: CommandsAnswer['commands'] = [];
  for (;;) {
    const {commands, more} = await ask(found.at(-1)?.command);
    if (isDescribed && !commands.every(command => 'params' in command))
      throw new ProtocolError('message', `${host} does not describe the commands that it lists`);
    found.push(...commands);
    // A host that says without end that there are more is not believed.
    if (!more || commands.length === 0 || found.length >= mostCommands) return found;
  }
}
