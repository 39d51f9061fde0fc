import {ProtocolError} from '../../protocol/errors.ts';
import type {WatchLine} from '../../protocol/generated/answer.ts';
import {watch as isLine} from '../../protocol/generated/answer-validators.js';
import {problemOf} from '../../protocol/messages.ts';
import {parseStrict} from '../../protocol/strict-json.ts';

/**
 * Reads the line that follows `last`, or the first of a stream.
 *
 * @throws {ProtocolError} `message` for what is no line, and for one that does not follow
 */
export function readLine(bytes: Buffer, last: WatchLine | undefined, host: string): WatchLine {
  const value = parseStrict(bytes);
  if (!isLine(value))
    throw new ProtocolError('message', `${host} said no line of a watch: ${problemOf(isLine)}`);
  const line = value as WatchLine;
  const due = line.epoch === last?.epoch ? last.number + 1 : 0;
  if (line.number === due) return line;
  throw new ProtocolError('message', `${host} said line ${line.number} of a watch, where ${due} is due`);
}
