// docs/protocol.md says what the code does.
import {createPublicKey, verify} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import test from 'ava';
import {statusOfError} from '../../src/cli/exit-status.ts';
import {ClientError} from '../../src/client/errors.ts';
import {InputVerifier} from '../../src/identity/input.ts';
import type {FrameSink} from '../../src/protocol/frame.ts';
import {FrameDecoder} from '../../src/protocol/frame.ts';
import type {Envelope} from '../../src/protocol/generated/wire.ts';
import {limits} from '../../src/protocol/limits.ts';
import {phases} from '../../src/protocol/phases.ts';
import {readClientMessage} from '../../src/protocol/read-client-message.ts';
import {readServerMessage} from '../../src/protocol/read-server-message.ts';
import {
  encoded,
  exampleKey,
  exampleSection,
  input,
  inputPublicKey,
  inputSection,
  inputSignature,
  payloadBytes,
  signature,
  steps,
} from './protocol-example.ts';

const page = await readFile('docs/protocol.md', 'utf8');

/** The rows of the table below a line that begins with `heading`, cell by cell, without backticks. */
function tableAfter(heading: string): string[][] {
  const [, after = ''] = page.split(`\n${heading}`);
  const lines = after.split('\n');
  const first = lines.findIndex(line => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 2, end).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll('`', '')),
  );
}

test('the exchange in docs/protocol.md is what the encoders make', t => {
  const [, shown] = /<!-- example -->\n\n?(.*?)\n\n<!-- end of example -->/s.exec(page) ?? [];
  t.is(shown, exampleSection());
  t.true(verify('sha256', encoded, createPublicKey(exampleKey), Buffer.from(signature, 'base64')));
});

test('the exchange can be read, and its order holds the payload that is shown', t => {
  const seen: string[] = [];
  for (const {from, frame} of steps) {
    const sink: FrameSink = {
      control(stream, payload) {
        const message = from === 'server' ? readServerMessage(payload) : readClientMessage(payload);
        seen.push(`${from} ${stream} ${message.type}`);
        if (message.type === 'order')
          t.is(
            Buffer.from((message.envelope as Envelope).payload, 'base64').toString(),
            payloadBytes.toString(),
          );
      },
      data: (stream, channel, offset, bytes) =>
        seen.push(`data ${stream} ${channel} ${offset} ${bytes.toString()}`),
      credit: (stream, bytes) => seen.push(`credit ${stream} ${bytes}`),
    };
    new FrameDecoder(sink).push(frame);
  }
  t.deepEqual(seen, [
    'server 0 welcome',
    'client 1 order',
    'credit 1 4194304',
    'server 1 started',
    'data 1 1 0 hello\n',
    'server 1 ended',
  ]);
});

test('the example of input is what the encoders make, and its signature is good', t => {
  const [, shown] = /<!-- input example -->\n\n?(.*?)\n\n<!-- end of input example -->/s.exec(page) ?? [];
  t.is(shown, inputSection());
  t.true(new InputVerifier(inputPublicKey).isSigned(input, inputSignature));
});

test('the table of spellings is the file of vectors that the reader is tested with', async t => {
  const vectors = JSON.parse(await readFile('test/protocol/spelling.json', 'utf8')) as {
    text: string;
    spelled: string | null;
  }[];
  const rows = vectors.map(({text, spelled}) => [text, spelled ?? 'none']);
  t.deepEqual(tableAfter('### The one spelling of a payload'), rows);
});

test('the sizes of payloads are those that both ends go by', t => {
  const {run, auditLog, share, other} = limits.payload;
  const shown = (value: number) => value.toLocaleString('en-US');
  t.true(
    page.includes(
      `A \`run\` has at most ${shown(run)} bytes, an \`audit-log\` or \`audit-proof\` ${shown(auditLog)}, a \`share-\` action ${shown(share)}, every other order ${shown(other)}.`,
    ),
  );
});

test('the table of phases is the table that both ends go by', t => {
  const documented = tableAfter('## Streams and phases').map(row => row.join(' '));
  const real = Object.entries(phases).flatMap(([phase, sides]) =>
    (['server', 'client'] as const).flatMap(side =>
      Object.entries(sides[side]).map(([what, next]) => `${phase} ${side} ${what} ${next}`),
    ),
  );
  t.deepEqual(documented.toSorted(), real.toSorted());
});

test('the table of limits is the one that both ends go by', t => {
  const documented = new Map(tableAfter('## Limits').map(([what = '', limit = '']) => [what, limit]));
  const shown = (value: number) => value.toLocaleString('en-US');
  t.is(documented.get('control payload'), `${shown(limits.control)} bytes`);
  t.is(documented.get('bytes in a data frame'), shown(limits.data));
  t.is(documented.get('streams open on a connection'), shown(limits.streams));
  t.is(documented.get('unspent credit of a stream'), `${shown(limits.credit)} bytes`);
  t.is(documented.get('input on its way to a command'), `${shown(limits.inputWindow)} bytes`);
  t.is(documented.get('nesting of JSON'), shown(limits.depth));
  t.is(documented.get('a frame that was begun is whole within'), `${limits.frameMs / 1000} s`);
  t.is(documented.get('time in an id'), `${limits.issueWindowMs / 60_000} minutes either way`);
});

test('every code of a refusal or a fault has its row, with the status that the CLI exits with', async t => {
  const rows = tableAfter('## Refusals and faults');
  for (const [code = '', , , status = ''] of rows) {
    const error = new ClientError('refused', '', {wireCode: code});
    t.is(String(statusOfError(error)), status, code);
  }
  const documented = new Set(rows.map(([code]) => code));
  for (const code of await codesThatReachAPeer()) t.true(documented.has(code), code);
});

test('every message and field of the schemas is in docs/protocol.md', async t => {
  for (const name of ['wire', 'order', 'answer']) {
    const schema: unknown = JSON.parse(await readFile(`schemas/${name}.json`, 'utf8'));
    for (const word of namesIn(schema)) t.regex(page, new RegExp(`\\b${word}\\b`), `${name}: ${word}`);
  }
});

/** Property names, and the values of `const` and `enum`. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {properties = {}, const: only, enum: several = []} = schema as Record<string, unknown>;
  const values = [only, ...(several as unknown[])].filter(value => typeof value === 'string');
  return [
    ...Object.keys(properties as object),
    ...(values as string[]),
    ...Object.values(schema).flatMap(namesIn),
  ].filter(name => /^[A-Za-z][\w-]*$/.test(name));
}

/** The closed unions of the rooms whose errors a host tells its callers, less what only the host itself sees. */
async function codesThatReachAPeer(): Promise<string[]> {
  const own =
    /^(crl|credentials)-|^(certificate-name|host-mismatch|gate-user|cannot-listen|held-lists-damaged|needs-restart|metrics-token|not-drained|not-reloaded|not-running|account-damaged|receipt-invalid|order-misquoted|certificate-unknown|evidence-.*)$/;
  const codes: string[] = [];
  for (const room of ['protocol', 'identity', 'policy', 'audit', 'executor']) {
    const text = await readFile(`src/${room}/errors.ts`, 'utf8');
    codes.push(...[...text.matchAll(/^\s+\| '([a-z-]+)'/gm)].map(match => match[1] ?? ''));
    codes.push(
      ...[...text.matchAll(/ErrorCode =(.*);$/gm)].flatMap(
        ([, union = '']) => union.match(/[a-z]+(?:-[a-z]+)+/g) ?? [],
      ),
    );
  }
  return codes.filter(code => !own.test(code));
}
