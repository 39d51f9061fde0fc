// Somebody with a certificate who takes all that there is: `greedy-client.ts PORT SECONDS CERT KEY CA`. Says `ready` when the
// attack goes on, and what came of it, as JSON, at its end. 256 connections, a quarter of which each
//   ask for lists of 200 jobs, 250 at a time, and read them;
//   ask for the same, and read nothing;
//   follow one job on 250 streams, with a byte of credit now and then;
//   attach again and again, send orders padded to the largest size, and ping.
// All come from another address than others of this machine do, which has its own share.
import {createPrivateKey} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {signOrder} from '../../src/identity/sign-order.ts';
import {controlFrame, creditFrame, FrameDecoder} from '../../src/protocol/frame.ts';
import {clientContext, handshake} from './floors.ts';
import {atOnce} from './measure.ts';

const connections = 256;
const streams = 250;

const [portWord = '', secondsWord = '', cert = '', keyFile = '', ca = ''] = process.argv.slice(2);
const [port, seconds] = [Number(portWord), Number(secondsWord)];
const context = clientContext({cert, key: keyFile, ca});
const key = createPrivateKey(readFileSync(keyFile));
const counts: Record<string, number> = {};

/** One connection: counts what is answered, and tells of each. */
class Line {
  readonly #write: (bytes: Buffer) => void;
  readonly #answered: (line: Line, type: string) => void;
  #stream = 0;

  private constructor(write: (bytes: Buffer) => void, answered: (line: Line, type: string) => void) {
    this.#write = write;
    this.#answered = answered;
  }

  static async open(answered: (line: Line, type: string) => void, reads = true): Promise<Line> {
    const socket = await handshake(port, context, '127.0.0.2');
    socket.on('error', () => {});
    socket.on('close', () => count('closed'));
    const line = new Line(bytes => void (socket.destroyed || socket.write(bytes)), answered);
    const decoder = new FrameDecoder({
      control(_stream, payload) {
        const type = /^\{"type":"(\w+)"/.exec(payload.toString('latin1', 0, 40))?.[1] ?? 'other';
        count(type);
        line.#answered(line, type);
      },
      data() {},
      credit() {},
    });
    socket.on('data', (bytes: Buffer) => decoder.push(bytes));
    if (!reads) socket.pause();
    return line;
  }

  order(envelope: object, credit = 0): void {
    const frame = controlFrame(++this.#stream, {type: 'order', envelope});
    this.#write(credit > 0 ? Buffer.concat([frame, creditFrame(this.#stream, credit)]) : frame);
  }

  /** A byte of credit for each stream. */
  grantAll(): void {
    this.#write(
      Buffer.concat(Array.from({length: Math.min(streams, this.#stream)}, (_, at) => creditFrame(at + 1, 1))),
    );
  }

  ping(times: number): void {
    this.#write(
      Buffer.concat(Array.from({length: times}, () => controlFrame(0, {type: 'ping', nonce: 'n'}))),
    );
  }
}

const count = (what: string) => {
  counts[what] = (counts[what] ?? 0) + 1;
};

const sign = (fields: object) =>
  signOrder({id: newOrderId(Date.now()), host: 'lab-01', ...fields} as unknown as OrderPayload, key);

const repeat = (times: number, work: () => void) => {
  for (let time = 0; time < times; time++) work();
};

const lists = sign({action: 'jobs', limit: 200});
const job = newOrderId(Date.now());
const isAnswer = (type: string) => type === 'answer' || type === 'refused';

// Jobs to list, and one with output to follow.
const ended = Promise.withResolvers<void>();
let left = 210;
const first = await Line.open((line, type) => {
  if (type !== 'ended' && type !== 'refused') return;
  if (--left >= 30) line.order(sign({action: 'run', command: 'true'}));
  if (left === 0) ended.resolve();
});
repeat(30, () => first.order(sign({action: 'run', command: 'true'})));
await ended.promise;
left = 1;
first.order(sign({id: job, action: 'run', command: 'zeros', params: {bytes: 200_000}}), 1_000_000);
await new Promise(resolve => setTimeout(resolve, 1000));

const attach = () => sign({action: 'attach', job, from: 0});
const padded = (() => {
  const {payloadType, signatures} = attach();
  return {payloadType, payload: Buffer.alloc(147_000, ' ').toString('base64'), signatures};
})();

let isOver = false;
await atOnce(connections - 1, 16, async index => {
  if (index % 4 === 0) {
    const line = await Line.open((self, type) => {
      if (!isOver && isAnswer(type)) self.order(lists);
    });
    repeat(streams, () => line.order(lists));
  } else if (index % 4 === 1) {
    const line = await Line.open(() => {}, false);
    repeat(streams, () => line.order(lists));
  } else if (index % 4 === 2) {
    const line = await Line.open(() => {});
    const again = attach();
    repeat(streams, () => line.order(again, 1));
    setInterval(() => line.grantAll(), 1000).unref();
  } else {
    const line = await Line.open(() => {});
    setInterval(() => {
      repeat(4, () => line.order(attach(), 1));
      line.order(padded);
      line.ping(500);
    }, 250).unref();
  }
});
console.log('ready');
setTimeout(() => {
  isOver = true;
  console.log(JSON.stringify(counts));
  process.exit();
}, seconds * 1000);
