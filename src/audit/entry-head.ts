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

/** Undefined where a line is not of the form that this program writes. */
export function headOf(line: Buffer): EntryHead | undefined {
  const [found, time, seq, event = '', job] = form.exec(line.toString('latin1', 0, headBytes)) ?? [];
  if (found === undefined) return undefined;
  return {time: Number(time), seq: Number(seq), event, ...(job !== undefined && {job})};
}
