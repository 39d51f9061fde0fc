/**
 * The longest line, bytes: an order is at most a control message, and its argv at most what the system takes as arguments,
 * each character as up to six.
 */
export const longestLine = 16 * 1024 * 1024;

/** What stands first in every line, and can be read without parsing the rest. */
export interface EntryHead {
  time: number;
  seq: number;
  event: string;
  /** Where an entry of a job has it. */
  job?: string;
}

/** The longest head, bytes. */
const headBytes = 256;

const form =
  /^\{"level":\d+,"time":([\d.]+),"v":1,"seq":(\d+),"event":"([a-z-]+)"(?:,"host":"[\w.@~$%()-]*","job":"([\da-f-]{36})")?/;

/** How every line begins. */
const opening = Buffer.from('{"level":');

/** Whether bytes can be those of a line that was not finished: what a crash leaves, and not what a disk or a person puts there. */
export function mayBeginLine(bytes: Buffer): boolean {
  const begin = bytes.subarray(0, opening.length);
  const isOpening = begin.equals(opening.subarray(0, begin.length));
  return isOpening && bytes.length <= longestLine && !bytes.includes(0);
}

/** Undefined where a line is not of the form that this program writes. */
export function headOf(line: Buffer): EntryHead | undefined {
  const [found, time, seq, event = '', job] = form.exec(line.toString('latin1', 0, headBytes)) ?? [];
  if (found === undefined) return undefined;
  return {time: Number(time), seq: Number(seq), event, ...(job !== undefined && {job})};
}
