import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {EqualOutput} from '../../index.ts';
import {EqualOutputs, foldNodeSet, NodeSetError, parseNodeSet} from '../../index.ts';
import {usage} from '../errors.ts';
import {nodesInWords, writeEqualOutput} from '../fleet/equal-output.ts';
import {printJson, say} from '../print.ts';
import {linesOf} from '../streams/lines-of.ts';
import {LongOutput} from '../streams/long-output.ts';
import {standardInput} from '../streams/standard-input.ts';

/** `reeve fold`. Returns the exit status. */
export async function foldOutputs({json = false}: {readonly json?: boolean}): Promise<number> {
  const {outputs, lines, left} = await readOutputs();
  const first = left === undefined ? '' : `line ${left.first}, ${quote(utf8(left.line))}`;
  if (left?.count === lines)
    throw usage(`no line begins with "HOST: "; the first is ${quote(utf8(left.line))}`);
  const found = outputs.list();
  if (json) printJson(found.map(inJson));
  else await show(found);
  if (!left) return 0;
  say(`${left.count} of ${lines} lines do not begin with "HOST: " and are left out; the first is ${first}`);
  return 1;
}

interface Read {
  readonly outputs: EqualOutputs;
  readonly lines: number;
  /** The lines without a host; undefined if there is none. */
  readonly left: {readonly count: number; readonly first: number; readonly line: string} | undefined;
}

async function readOutputs(): Promise<Read> {
  const outputs = new EqualOutputs();
  const hosts = new Map<string, readonly string[]>();
  let lines = 0;
  let left: Read['left'];
  using input = standardInput();
  try {
    for await (const line of linesOf(input.bytes)) {
      lines++;
      const end = endOfLabel(line);
      if (end === -1) {
        left = left ? {...left, count: left.count + 1} : {count: 1, first: lines, line};
        continue;
      }
      const label = line.slice(0, end);
      const named = hosts.get(label) ?? hostsOf(label);
      hosts.set(label, named);
      for (const host of named) outputs.add(host, line.slice(end + 2));
    }
  } catch (error) {
    throw usage(`cannot read standard input: ${messageOf(error)}`, error);
  }
  return {outputs, lines, left};
}

/** The place of the first colon with a blank or nothing behind it, since a host may have a port; -1 if there is none. */
function endOfLabel(line: string): number {
  if (/^\s/.test(line)) return -1;
  const end = line.indexOf(': ');
  if (end !== -1) return end === 0 ? -1 : end;
  return line.endsWith(':') && line.length > 1 ? line.length - 1 : -1;
}

/** A node set is all its hosts, as with clubak; any other label is a host itself. */
function hostsOf(label: string): readonly string[] {
  if (/\s/.test(label)) return [utf8(label)];
  try {
    const hosts = parseNodeSet(label);
    return hosts.length === 0 ? [label] : hosts;
  } catch (error) {
    if (!(error instanceof NodeSetError)) throw error;
    return [utf8(label)];
  }
}

/** The bytes of lines come and leave as they are, a character each. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const utf8 = (text: string): string => bytesOf(text).toString();

const inJson = ({nodes, lines}: EqualOutput) => ({
  nodeSet: foldNodeSet(nodes),
  hosts: nodes,
  output: lines.map(line => `${utf8(line)}\n`).join(''),
});

async function show(outputs: readonly EqualOutput[]): Promise<void> {
  const output = new LongOutput();
  for (const {nodes, lines} of outputs) await writeEqualOutput(output, nodesInWords(nodes), inPieces(lines));
  await output.end();
}

function* inPieces(lines: readonly string[]): Generator<Buffer, void, void> {
  for (let from = 0; from < lines.length; from += linesAtATime)
    yield bytesOf(`${lines.slice(from, from + linesAtATime).join('\n')}\n`);
}

const linesAtATime = 1000;
