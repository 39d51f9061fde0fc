// Many listeners whose connections are cut and whose gate is killed at random, while messages are sent: each hears each number
// once, in order, or is told which it missed, and one that does not read holds up nobody.
import type {ExecutionContext} from 'ava';
import type {Host} from '../../src/client/host.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';
import {Random} from './random.ts';

export interface ListenRunOptions {
  readonly seed: number;
  readonly listeners: number;
  readonly messages: number;
  readonly say?: (line: string) => void;
}

export interface ListenReport {
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly cuts: number;
  readonly kills: number;
  /** Messages that a listener heard, and that one was told to have missed, over all listeners. */
  readonly heard: number;
  readonly missed: number;
}

const access = '\n  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }\n';
const limits = 'limits: { messages: 65536, messageEvery: 1ms, perAddress: 5000, perPrincipal: 1000 }';
/** What one person may have written into the account at once is some 500 entries. */
const messagesOfOne = 400;
const listenersOfOne = 25;

export async function runListeners(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, listeners, messages, say = () => {}}: ListenRunOptions,
): Promise<ListenReport> {
  const random = new Random(seed);
  const lab = await startLab(t, {access, server: limits});
  const proxy = await openCuttingProxy(t, lab.port);
  const broken: string[] = [];
  const counts = {cuts: 0, kills: 0, heard: 0, missed: 0};
  const client = (name: string) => lab.client(name, {groups: ['ops']});

  const listening: Promise<void>[] = [];
  let slow: AsyncIterator<unknown> | undefined;
  for (let i = 0; i <= listeners; i++) {
    const config = await client(`listener-${Math.floor(i / listenersOfOne)}`);
    const host = await proxy.connect(config, {receipts: false});
    const heard = host.listen({since: 0});
    if (i < listeners) listening.push(hear(heard, i));
    else slow = heard[Symbol.asyncIterator]();
  }
  // One reads its first message, and then nothing until all is over.
  const first = slow?.next();

  let sent = 0;
  while (sent < messages) {
    const config = await client(`sender-${Math.floor(sent / messagesOfOne)}`);
    const host = await lab.connect(config);
    for (const end = Math.min(messages, sent + messagesOfOne); sent < end; ) {
      const some = Math.min(end - sent, 1 + random.below(20));
      await Promise.all(Array.from({length: some}, (_, i) => sendOnce(host, `${sent + i}`)));
      sent += some;
      if (random.below(10) === 0) counts.cuts += proxy.cut();
      if (random.below(40) === 0) {
        process.kill(await lab.gatePid(), 'SIGKILL');
        counts.kills++;
      }
    }
    await host.close();
    say(`${sent} of ${messages} sent, ${counts.cuts} cuts, ${counts.kills} kills, ${broken.length} broken`);
  }
  await Promise.all(listening);
  await first;
  await slow?.return?.();
  return {broken, ...counts};

  /** Each number once and in order, up to the last. */
  async function hear(heard: ReturnType<Host['listen']>, who: number): Promise<void> {
    let next = 1;
    try {
      for await (const one of heard) {
        const from = one.type === 'message' ? one.number : one.from;
        if (from !== next) broken.push(`listener ${who} heard ${from} where ${next} was due`);
        next = (one.type === 'message' ? one.number : one.to) + 1;
        if (one.type === 'message') counts.heard++;
        else counts.missed += next - from;
        if (next > messages) return;
      }
      broken.push(`listener ${who} ended before ${next}`);
    } catch (error) {
      broken.push(`listener ${who} failed before ${next}: ${String(error)}`);
    }
  }

  /** A refusal says that it was not sent, and passes. */
  async function sendOnce(host: Host, text: string): Promise<void> {
    await until(() => host.send(text), `${text} to be sent`);
  }
}
