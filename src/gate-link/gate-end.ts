import type {Duplex} from 'node:stream';
import {dataHeader} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {readMessage} from '../protocol/messages.ts';
import * as toGate from './generated/to-gate-validators.js';
import type {LinkEnd, LinkOwner, ToExecutor, ToGate} from './link.ts';
import {linkEnd} from './link.ts';

/** The gate's end: passes input on. */
export interface GateLink extends LinkEnd<ToExecutor> {
  sendInput(input: number, channelNumber: number, offset: number, bytes: Buffer): void;
}

export interface GateLinkOwner extends LinkOwner<ToGate> {
  /** Some of a job's output came, in pieces of any size. `reader` is the number of its `follow`. */
  output(reader: number, channelNumber: number, offset: number, bytes: Buffer): void;
  credit(input: number, bytes: number): void;
}

/**
 * The gate's end. Messages that wait for the executor are bounded by what the gate takes from each person.
 * The executor is believed to write JSON as it should: reading a long answer strictly takes ten times as
 * long, in the time of everybody.
 */
export function gateEnd(socket: Duplex, owner: GateLinkOwner): GateLink {
  const {end, connection} = linkEnd<ToExecutor>(
    socket,
    {
      control: (_stream: number, payload: Buffer) =>
        owner.message(readMessage<ToGate>(toGate, payload, plainJson)),
      data: owner.output.bind(owner),
      credit: owner.credit.bind(owner),
      closed: error => owner.closed(error),
    },
    {maxControl: limits.linkControl, keepsWhole: false},
  );
  return {
    ...end,
    sendInput(input, channelNumber, offset, bytes) {
      connection.send(dataHeader(input, channelNumber, offset, bytes.length));
      connection.send(bytes);
    },
  };
}

const plainJson = (payload: Uint8Array): unknown => JSON.parse(utf8.decode(payload));
const utf8 = new TextDecoder('utf-8', {fatal: true});
