import {randomBytes} from 'node:crypto';
import type {Socket} from 'node:net';
import {longestTimerMs} from '../base/clock.ts';
import type {Host} from '../client/host.ts';
import type {Notice} from '../client/notice.ts';
import {controlFrame, creditFrame} from '../protocol/frame.ts';
import {Connection} from '../transport/connection.ts';
import type {FromCommand, FromKeeper, KeeperStatus, Question} from './messages.ts';
import {mostControl} from './messages.ts';
import {ServedJob} from './served-job.ts';
import {toldError} from './told-error.ts';

type Open = Extract<FromCommand, {type: 'open'}>;

/** The services of the keeper to a command. */
export interface SessionOwner {
  /** Connects to a host, for a command that this keeper is for; undefined if it has to connect by itself. */
  open(asked: Open, hear: (notice: Notice) => void, warn: (text: string) => void): Promise<Host | undefined>;
  status(): KeeperStatus;
  /** Takes no more commands, and ends after those that are there. */
  stop(): void;
  /** The command is gone, and all that it asked for is done. */
  over(session: Session): void;
}

/** One command at its socket. It has a host of its own, over a connection that was kept. */
export class Session {
  readonly #owner: SessionOwner;
  readonly #connection: Connection;
  readonly #jobs = new Map<number, ServedJob>();
  #host: Host | undefined;
  #isOver = false;

  constructor(socket: Socket, owner: SessionOwner) {
    this.#owner = owner;
    this.#connection = new Connection(
      socket,
      {
        control: (stream, payload) => this.#message(stream, JSON.parse(payload.toString()) as FromCommand),
        data: (stream, _channel, _offset, bytes) => this.#jobs.get(stream)?.data(bytes),
        credit: (stream, bytes) => this.#jobs.get(stream)?.credit(bytes),
        closed: () => void this.#close(),
      },
      {maxControl: mostControl, frameMs: longestTimerMs},
    );
  }

  #message(stream: number, message: FromCommand): void {
    if (message.type === 'open') void this.#open(message);
    else if (message.type === 'status') this.#send(0, {type: 'status', status: this.#owner.status()});
    else if (message.type === 'stop') {
      this.#send(0, {type: 'status', status: this.#owner.status()});
      this.#owner.stop();
    } else if (message.type === 'close') void this.#writeAll();
    else if (message.type === 'job') this.#begin(stream, message);
    else if (message.type === 'ask') void this.#answer(stream, message.question);
    else this.#jobs.get(stream)?.message(message);
  }

  async #open(asked: Open): Promise<void> {
    const hear = (notice: Notice) =>
      this.#send(
        0,
        notice.type === 'lost' ? {...notice, error: toldError(notice.error)} : {type: 'notice', notice},
      );
    try {
      const host = await this.#owner.open(asked, hear, text => this.#send(0, {type: 'warning', text}));
      this.#host = host;
      if (this.#isOver) await host?.close();
      else if (!host) this.#send(0, {type: 'declined'});
      else
        this.#send(0, {
          type: 'opened',
          host: host.name,
          person: host.person,
          random: randomBytes(16).toString('base64'),
        });
    } catch (error) {
      this.#send(0, {type: 'failed', error: toldError(error)});
    }
  }

  #begin(number: number, {job}: Extract<FromCommand, {type: 'job'}>): void {
    if (!this.#host) throw new Error('no host was opened');
    const stream = {
      number,
      send: (message: FromKeeper) => this.#send(number, message),
      grant: (bytes: number) => void this.#connection.send(creditFrame(number, bytes)),
      write: (bytes: Uint8Array, written?: () => void) => void this.#connection.send(bytes, written),
    };
    this.#jobs.set(number, new ServedJob(this.#host, job, stream));
  }

  async #answer(number: number, question: Question): Promise<void> {
    try {
      if (!this.#host) throw new Error('no host was opened');
      this.#send(number, {type: 'answer', value: await ask(this.#host, question)});
    } catch (error) {
      this.#send(number, {type: 'failed', error: toldError(error)});
    }
  }

  async #writeAll(): Promise<void> {
    await this.#leaveHost();
    this.#send(0, {type: 'closed'});
  }

  /** A job that still goes on does so without us. */
  async #leaveHost(): Promise<void> {
    for (const job of this.#jobs.values()) job.release();
    this.#jobs.clear();
    await this.#host?.close();
  }

  async #close(): Promise<void> {
    this.#isOver = true;
    await this.#leaveHost();
    this.#owner.over(this);
  }

  #send(stream: number, message: FromKeeper): void {
    if (!this.#isOver) this.#connection.send(controlFrame(stream, message));
  }
}

function ask(host: Host, question: Question): Promise<unknown> {
  switch (question.call) {
    case 'cancel':
      return host.cancel(...question.args);
    case 'describe':
      return host.describe(...question.args);
    case 'status':
      return host.status();
    case 'jobs':
      return host.jobs(...question.args);
    case 'commands':
      return host.commands(...question.args);
    case 'ping':
      return host.ping();
  }
}
