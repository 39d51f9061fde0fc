// The evidence of a run on many hosts: a head, then a line for each host, with its receipt where there is
// one. The hosts sign their receipts, and nobody the file: a line without a receipt proves nothing.
import {messageOf} from '../../base/errors.ts';
import {parseStrict} from '../../protocol/strict-json.ts';
import {AuditError} from '../errors.ts';

export interface FleetHead {
  readonly fleet: string;
  readonly command: string;
  /** The number of lines that follow. */
  readonly hosts: number;
}

export interface FleetLine {
  /** As it was named. */
  readonly host: string;
  /** `ended`, `refused`, `unreachable`, `unknown` or `untried`, by the word of who ran it. */
  readonly outcome: string;
  /** The name in its certificate. */
  readonly name?: string | undefined;
  readonly job?: string | undefined;
  /** An evidence file of one entry. */
  readonly receipt?: string | undefined;
}

export function fleetHeader({fleet, command, hosts}: FleetHead): string {
  return `${JSON.stringify({format: fleetFormat, v: 1, fleet, command, hosts})}\n`;
}

export function fleetLine({host, outcome, name, job, receipt}: FleetLine): string {
  return `${JSON.stringify({host, outcome, name, job, receipt})}\n`;
}

const fleetFormat = 'reeve-fleet';

/** @throws {AuditError} `evidence-invalid`, naming the line */
export function readFleetFile(text: string, file: string): {head: FleetHead; lines: FleetLine[]} {
  const whole = text.split('\n');
  if (whole.pop() !== '') throw invalid(file, whole.length + 1, 'it does not end with a whole line');
  const [first = '', ...rest] = whole;
  const head = fieldsOf(first, headFields, file, 1) as unknown as FleetHead & {format: string; v: number};
  if (head.format !== fleetFormat || head.v !== 1) throw invalid(file, 1, 'it is of another format');
  const lines = rest.map((line, at) => fieldsOf(line, lineFields, file, at + 2) as unknown as FleetLine);
  if (lines.length !== head.hosts)
    throw invalid(file, 1, `it says ${head.hosts} hosts, and ${lines.length} lines follow`);
  const seen = new Set<string>();
  for (const [at, {host}] of lines.entries()) {
    if (seen.has(host)) throw invalid(file, at + 2, 'its host is there twice');
    seen.add(host);
  }
  return {head, lines};
}

const headFields = {format: 'string', v: 'number', fleet: 'string', command: 'string', hosts: 'number'};
const lineFields = {
  host: 'string',
  outcome: 'string',
  'name?': 'string',
  'job?': 'string',
  'receipt?': 'string',
};

function fieldsOf(
  line: string,
  wanted: Readonly<Record<string, string>>,
  file: string,
  number: number,
): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseStrict(line);
  } catch (error) {
    throw invalid(file, number, messageOf(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(file, number, 'it is no object');
  const held = value as Record<string, unknown>;
  const isWrong = Object.entries(wanted).some(([key, type]) => {
    const name = key.replace('?', '');
    return Object.hasOwn(held, name) ? typeof held[name] !== type : key === name;
  });
  const names = new Set(Object.keys(wanted).map(key => key.replace('?', '')));
  const isSpare = Object.keys(held).some(key => !names.has(key));
  if (isWrong || isSpare) throw invalid(file, number, 'it has not the fields of such a line');
  return held;
}

function invalid(file: string, line: number, why: string): AuditError {
  return new AuditError('evidence-invalid', `${file}: line ${line} does not verify: ${why}`);
}
