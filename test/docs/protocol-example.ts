// The exchange that docs/protocol.md shows byte by byte, made with reeve's own encoders. `node
// test/docs/protocol-example.ts` prints it as it stands there.
import type {KeyObject} from 'node:crypto';
import {createPrivateKey, sign} from 'node:crypto';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {payloadType, preAuthEncoding} from '../../src/identity/sign-order.ts';
import {controlFrame, creditFrame, dataHeader} from '../../src/protocol/frame.ts';
import type {ServerMessage} from '../../src/protocol/messages.ts';

/** The key of RFC 6979, A.2.5: everybody knows it, so it protects nothing. */
const x = 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721';
const point =
  '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6' +
  '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

export const exampleKey: KeyObject = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    d: base64url(x),
    x: base64url(point.slice(0, 64)),
    y: base64url(point.slice(64)),
  },
});

const job = '019de368-f600-7c0f-8a3b-5d2e9f104c77';

export const payload = {
  id: job,
  host: 'lab-01',
  action: 'run',
  command: 'echo',
  params: {words: ['hello']},
} as const satisfies OrderPayload;

export const payloadBytes: Buffer = Buffer.from(JSON.stringify(payload));
export const encoded: Buffer = preAuthEncoding(payloadType, payloadBytes);

/** An ECDSA signature holds a random number; this one was made once. */
export const signature =
  'MEQCIBAwtNvNke4oHM5+JoYFIv+MPXwFB7emgoa0YOF3AfRxAiAzmSFO5zOYlaJhu4aAgOq+HR/DGFhIY0HCCjgI/bFesg==';

const order = (sig: string) => ({
  type: 'order',
  envelope: {payloadType, payload: payloadBytes.toString('base64'), signatures: [{sig}]},
});

const hello = Buffer.from('hello\n');

const messages = {
  welcome: {
    type: 'welcome',
    protocol: 1,
    host: 'lab-01',
    version: '0.1.0',
    time: 1777636799000,
    limits: {control: 262144, data: 65536, streams: 256, idle: 90000},
  },
  started: {type: 'started', job, from: 0, attached: false, window: 67108864},
  ended: {
    type: 'ended',
    job,
    outcome: {
      state: 'ended',
      reason: 'exited',
      exit: 0,
      signal: null,
      startedAt: 1777636800007,
      endedAt: 1777636800012,
      stdout: {bytes: 6, sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03'},
      stderr: {bytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'},
    },
  },
} as const satisfies Record<string, ServerMessage>;

export interface Step {
  readonly from: 'client' | 'server';
  readonly what: string;
  readonly frame: Buffer;
}

export const steps: readonly Step[] = [
  {from: 'server', what: '`welcome` on stream 0', frame: controlFrame(0, messages.welcome)},
  {from: 'client', what: '`order` opens stream 1', frame: controlFrame(1, order(signature))},
  {from: 'client', what: 'credit of 4 MiB for stream 1', frame: creditFrame(1, 4 * 1024 * 1024)},
  {from: 'server', what: '`started` on stream 1', frame: controlFrame(1, messages.started)},
  {
    from: 'server',
    what: 'data on stream 1: channel 1, offset 0, `hello` and a newline',
    frame: Buffer.concat([dataHeader(1, 1, 0, hello.length), hello]),
  },
  {from: 'server', what: '`ended` on stream 1', frame: controlFrame(1, messages.ended)},
];

/** Hex in lines of 32 bytes. */
export function hexLines(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/.{64}(?=.)/g, '$&\n');
}

/** The section of the page, in Markdown. */
export function exampleSection(): string {
  const shown = (bytes: Buffer) => `\`\`\`hex\n${hexLines(bytes)}\n\`\`\``;
  return [
    `The payload, ${payloadBytes.length} bytes:`,
    `\`\`\`text\n${payloadBytes.toString()}\n\`\`\``,
    `The ${encoded.length} bytes that are signed:`,
    `\`\`\`text\n${encoded.toString()}\n\`\`\``,
    'One good signature of that (yours will differ: it holds a random number):',
    shown(Buffer.from(signature, 'base64')),
    ...steps.map(
      ({from, what, frame}, index) =>
        `${index + 1}. The ${from}: ${what}, ${frame.length} bytes.\n\n${shown(frame)}`,
    ),
  ].join('\n\n');
}

/** The key of RFC 8032, 7.1, test 1. */
const inputKey: KeyObject = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'OKP',
    crv: 'Ed25519',
    d: base64url('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
    x: base64url('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  },
});

/** As orders have it. */
export const inputPublicKey: string = Buffer.from(
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  'hex',
).toString('base64');

export const input = {job, channel: 0, offset: 0, bytes: hello};

/** Written down here a second time. */
export const inputSigned: Buffer = Buffer.concat([
  Buffer.from(`reeve input v1\0${job}`),
  Buffer.alloc(9),
  hello,
]);

export const inputSignature: Buffer = sign(undefined, inputSigned, inputKey);

/** The example of input, in Markdown. */
export function inputSection(): string {
  const shown = (bytes: Buffer) => `\`\`\`hex\n${hexLines(bytes)}\n\`\`\``;
  const signed = Buffer.concat([inputSignature, hello]);
  const frame = Buffer.concat([dataHeader(1, input.channel, input.offset, signed.length), signed]);
  return [
    `An example: the word \`hello\` and a newline as the first input of job \`${job}\`, on stream 1, signed with the key of RFC 8032, 7.1, test 1 (as orders`,
    `have it: \`${inputPublicKey}\`). The ${inputSigned.length} bytes that are signed:\n\n${shown(inputSigned)}\n`,
    `The frame, ${frame.length} bytes:\n\n${shown(frame)}`,
  ].join('\n');
}

if (import.meta.main) console.log(`${exampleSection()}\n\n${inputSection()}`);
