// Two readers of two jobs beside each other, of whom one reads slowly: what each of them gets, byte for byte.

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import type {TLSSocket} from 'node:tls';
import {connect} from 'node:tls';
import type {ExecutionContext} from 'ava';
import {controlFrame, creditFrame, FrameDecoder} from '../../src/protocol/frame.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  numbers: { about: Prints numbers, argv: [sh, -c, 'seq "$1" 9999999999 2>/dev/null | head -c "$2"', sh, "{first}", "{bytes}"], params: { first: { type: integer }, bytes: { type: integer } } }
`;

/**
 * Reads so many bytes of each job: the fast reader as it can, the slow one a piece for every four that the fast one
 * had, as long as that reads. Returns what is wrong with what they got.
 */
export async function readBeside(t: Pick<ExecutionContext, 'teardown'>, bytes: number): Promise<string[]> {
  const lab = await startLab(t, {commands});
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const fast = await openReader(lab, alice);
  const slow = await openReader(lab, alice);
  try {
    // A full socket, and memory that waits for it, is what the slow one is there for.
    slow.socket.on('data', () => {
      if (slow.bytes * 4 > fast.bytes && fast.bytes < bytes) slow.socket.pause();
    });
    fast.socket.on('data', () => {
      if (slow.bytes * 4 <= fast.bytes || fast.bytes >= bytes) slow.socket.resume();
    });
    slow.run(100_000_000, bytes);
    fast.run(500_000_000, bytes);
    await until(() => fast.isOver && slow.isOver, 'the end of both', Math.max(160_000, bytes / 1000));
  } finally {
    fast.socket.destroy();
    slow.socket.destroy();
  }
  return [...wrongWith('fast', fast, 500_000_000, bytes), ...wrongWith('slow', slow, 100_000_000, bytes)];
}

function wrongWith(name: string, reader: Reader, first: number, bytes: number): string[] {
  if (reader.failure) return [`the ${name} reader: ${reader.failure.message}`];
  const printed = `seq ${first} 9999999999 2>/dev/null | head -c ${bytes} | sha256sum`;
  const expected = execFileSync('sh', ['-c', printed], {encoding: 'utf8'}).slice(0, 64);
  return reader.sha256() === expected
    ? []
    : [`the ${name} reader got ${reader.bytes} bytes of something else`];
}

interface Reader {
  readonly socket: TLSSocket;
  readonly bytes: number;
  readonly failure: Error | undefined;
  readonly isOver: boolean;
  run(first: number, bytes: number): void;
  sha256(): string;
}

async function openReader({port}: Lab, {certPem, keyPem, key}: Minted): Promise<Reader> {
  const socket = connect({
    host: '127.0.0.1',
    port,
    ALPNProtocols: ['reeve/1'],
    rejectUnauthorized: false,
    cert: certPem,
    key: keyPem,
  });
  const hash = createHash('sha256');
  let came = 0;
  let isOver = false;
  let failure: Error | undefined;
  const decoder = new FrameDecoder({
    control(_stream, payload) {
      const message = JSON.parse(payload.toString());
      if (message.type === 'refused' || message.type === 'fault' || message.type === 'gap')
        throw new Error(payload.toString());
      isOver ||= message.type === 'ended';
    },
    data(_stream, _channel, _offset, bytes) {
      hash.update(bytes);
      came += bytes.length;
      socket.write(creditFrame(1, bytes.length));
    },
    credit() {},
  });
  socket.on('data', (bytes: Buffer) => {
    try {
      decoder.push(bytes);
    } catch (error) {
      failure ??= error as Error;
      isOver = true;
    }
  });
  await once(socket, 'secureConnect');
  return {
    socket,
    get bytes() {
      return came;
    },
    get failure() {
      return failure;
    },
    get isOver() {
      return isOver;
    },
    run(first, bytes) {
      const order = orderMessage(key, {action: 'run', command: 'numbers', params: {first, bytes}});
      socket.write(Buffer.concat([controlFrame(1, order), creditFrame(1, 4 * 1024 * 1024)]));
    },
    sha256: () => hash.digest('hex'),
  };
}
