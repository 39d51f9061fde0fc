// Jobs that take input, without processes: what each was given, and what streams of a gate were told.
import {createHash} from 'node:crypto';
import {InputStreams} from '../../src/executor/input/input-streams.ts';
import {JobInputs} from '../../src/executor/input/job-inputs.ts';
import {InputSigner} from '../../src/identity/input.ts';
import {newOrderId} from '../../src/identity/order-id.ts';

export const id = newOrderId(Date.now());

function job({isTransfer = false} = {}) {
  const taken: Buffer[] = [];
  const sizes: string[] = [];
  const input = {
    isTerminal: false,
    isTransfer,
    digestWith: (rest: Uint8Array) =>
      createHash('sha256')
        .update(Buffer.concat([...taken, rest]))
        .digest(),
    ends: 0,
    write: (bytes: Uint8Array) => void taken.push(Buffer.from(bytes)),
    end() {
      input.ends++;
    },
    resize: (columns: number, rows: number) => void sizes.push(`${columns}x${rows}`),
  };
  return {input, sizes, taken, text: () => Buffer.concat(taken).toString('latin1')};
}

export function bench(options: {isTransfer?: boolean} = {}) {
  const inputs = new JobInputs();
  const {input, ...seen} = job(options);
  const signer = new InputSigner();
  const credits: [number, number][] = [];
  const refused: string[] = [];
  const trust: {error: Error | undefined} = {error: undefined};
  const requireTrusted = () => {
    if (trust.error) throw trust.error;
  };
  const link = {sendCredit: (number: number, bytes: number) => void credits.push([number, bytes])};
  const streams = new InputStreams(inputs, link);
  const open = (key = signer.publicKey, by = streams) =>
    by.open({id, input}, key, {refuse: ({code}) => refused.push(code), requireTrusted});
  const frame = (offset: number, text: string, channel = 0, by = signer) => {
    const bytes = Buffer.from(text, 'latin1');
    return Buffer.concat([by.sign({job: id, channel, offset, bytes}), bytes]);
  };
  const send = (number: number, offset: number, text: string, channel = 0, by = signer) =>
    streams.receive(number, channel, offset, frame(offset, text, channel, by));
  return {inputs, input, ...seen, signer, credits, refused, trust, streams, link, open, frame, send};
}
