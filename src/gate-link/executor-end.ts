import type {Duplex} from 'node:stream';
import {FairQueue} from '../base/fair-queue.ts';
import {creditFrame, dataHeader} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {readMessage} from '../protocol/messages.ts';
import * as toExecutor from './generated/to-executor-validators.js';
import type {LinkEnd, LinkOwner, ToExecutor, ToGate} from './link.ts';
import {linkEnd, refuse} from './link.ts';

/**
 * Bytes that may wait for a gate before the next answer is made for it: others' answers wait behind no more
 * than that.
 */
const mostUnread = 64 * 1024;

/** The executor's end: grants credit for the input that the gate brings, and sends it output that is not on disk. */
export interface ExecutorLink extends LinkEnd<ToGate> {
  sendCredit(input: number, bytes: number): void;
  /** Sends some of a job's output, a frame at most. `reader` is the number of a `follow`. The bytes must not change until they are sent. */
  sendOutput(reader: number, channelNumber: number, offset: number, bytes: Buffer): void;
  /**
   * Does what makes the gate an answer when there is room for it: at once unless too much waits for the gate
   * to read. Those for `whom` one has each their turn. All are done when the link is gone, where nothing that
   * is sent counts any more.
   */
  whenRoom(whom: string, work: () => void): Promise<void>;
}

export interface ExecutorLinkOwner extends LinkOwner<ToExecutor> {
  /**
   * A whole frame of input came, as its client sent it, or some of a transfer. `input` is the number that a
   * `follow` gave.
   */
  input(input: number, channelNumber: number, offset: number, bytes: Buffer): void;
}

/**
 * The executor's end. Everything that comes is checked: the gate may have been taken over. A gate that does
 * not read is not heard either: neither what waits for it nor what it asks for grows without end.
 */
export function executorEnd(socket: Duplex, owner: ExecutorLinkOwner): ExecutorLink {
  const waiting = new FairQueue<() => void>();
  let isClosed = false;
  const serve = () => {
    while (isClosed || socket.writableLength < mostUnread) {
      const work = waiting.next();
      if (!work) return;
      work();
    }
  };
  const {end, connection} = linkEnd<ToGate>(
    socket,
    {
      control: (_stream: number, payload: Buffer) =>
        owner.message(readMessage<ToExecutor>(toExecutor, payload)),
      data: owner.input.bind(owner),
      credit: () => refuse('credit'),
      drained: serve,
      closed(error) {
        isClosed = true;
        serve();
        owner.closed(error);
      },
    },
    {maxControl: limits.linkSubmit, pausesForDrain: true},
  );
  return {
    ...end,
    sendCredit: (input, bytes) => void connection.send(creditFrame(input, bytes)),
    sendOutput(reader, channelNumber, offset, bytes) {
      connection.send(dataHeader(reader, channelNumber, offset, bytes.length));
      connection.send(bytes);
    },
    whenRoom(whom, work) {
      const {promise, resolve, reject} = Promise.withResolvers<void>();
      waiting.add(whom, () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      serve();
      return promise;
    },
  };
}
