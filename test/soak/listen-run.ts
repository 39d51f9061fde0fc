// Many listeners whose connections are cut and whose gate is killed at random, while messages are sent: each hears each number
// once, in order, or is told which it missed. One that does not read until all others are done holds up nobody, and is told the same.
import type {ExecutionContext} from 'ava';
import type {Host} from '../../src/client/host.ts';
import type {Listening} from '../../src/client/messages/listening.ts';
import type {Message, Missed} from '../../src/client/messages/message.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {residentOf} from '../fixtures/shell.ts';
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
  /** Messages that a listener heard, and that one was told to have missed, over all listeners but the slow one. */
  readonly heard: number;
  readonly missed: number;
  /** The same of the one that read nothing but its first message before the others were done. */
  readonly slow: {readonly heard: number; readonly missed: number};
  readonly seconds: number;
  /** Most resident memory that was seen, bytes. */
  readonly most: {readonly executor: number; readonly gate: number};
}

const access = '\n  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }\n';
const limits = 'limits: { messages: 65536, messageEvery: 1ms, perAddress: 5000, perPrincipal: 1000 }';
/** What one person may have written into the account at once is some 500 entries. */
const messagesOfOne = 400;
const listenersOfOne = 25;
/** A machine that is busy for long is no failure of a listener. */
const giveUpAfterMs = 3_600_000;

export async function runListeners(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, listeners, messages, say = () => {}}: ListenRunOptions,
): Promise<ListenReport> {
  const random = new Random(seed);
  const lab = await startLab(t, {access, server: limits});
  const proxy = await openCuttingProxy(t, lab.port);
  const broken: string[] = [];
  const counts = {cuts: 0, kills: 0};
  const client = (name: string) => lab.client(name, {groups: ['ops']});
  const memory = watchMemory(t, lab);
  const startedAt = performance.now();
  const listen = async (i: number) => {
    const config = await client(`listener-${Math.floor(i / listenersOfOne)}`);
    return (await proxy.connect(config, {receipts: false, giveUpAfterMs})).listen({since: 0});
  };

  const listening: Promise<Course>[] = [];
  for (let i = 0; i < listeners; i++) listening.push(hear(await listen(i), `listener ${i}`));
  const areDone = Promise.withResolvers<void>();
  const late = hear(await listen(listeners), 'the slow listener', areDone.promise);

  let sent = 0;
  while (sent < messages) {
    const config = await client(`sender-${Math.floor(sent / messagesOfOne)}`);
    // A gate that was just killed takes no connections yet.
    const host = await until(() => lab.connect(config), 'a connection to send by');
    for (const end = Math.min(messages, sent + messagesOfOne); sent < end; ) {
      const some = Math.min(end - sent, 1 + random.below(20));
      await Promise.all(Array.from({length: some}, (_, i) => sendOnce(host, `${sent + i}`)));
      sent += some;
      if (random.below(10) === 0) counts.cuts += proxy.cut(() => random.next() < 0.25);
      if (random.below(40) === 0) {
        process.kill(await lab.gatePid(), 'SIGKILL');
        counts.kills++;
      }
    }
    await host.close();
    say(`${sent} of ${messages} sent, ${counts.cuts} cuts, ${counts.kills} kills, ${broken.length} broken`);
  }
  const courses = await Promise.all(listening);
  areDone.resolve();
  const slow = sumOf([await late]);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return {broken, ...counts, ...sumOf(courses), slow, seconds, most: memory.most};

  /** @param wait what to wait for behind the first message */
  async function hear(heard: Listening, who: string, wait?: Promise<void>): Promise<Course> {
    const course = new Course();
    try {
      for await (const one of heard) {
        const problem = course.take(one);
        if (problem !== undefined) broken.push(`${who} ${problem}`);
        if (course.due > messages) return course;
        await wait;
      }
      broken.push(`${who} ended before ${course.due}`);
    } catch (error) {
      broken.push(`${who} failed before ${course.due}: ${String(error)}`);
    }
    return course;
  }

  /** A refusal says that it was not sent, and passes. */
  async function sendOnce(host: Host, text: string): Promise<void> {
    await until(() => host.send(text), `${text} to be sent`);
  }
}

/** The messages that one listener hears. */
class Course {
  /** The number that comes next. */
  due = 1;
  heard = 0;
  missed = 0;

  /** Returns what is wrong with it. */
  take(one: Message | Missed): string | undefined {
    const [from, to] = one.type === 'message' ? [one.number, one.number] : [one.from, one.to];
    const problem = from === this.due ? undefined : `heard ${from} where ${this.due} was due`;
    this[one.type === 'message' ? 'heard' : 'missed'] += to - from + 1;
    this.due = to + 1;
    return problem;
  }
}

const sumOf = (courses: readonly Course[]) => ({
  heard: courses.reduce((sum, {heard}) => sum + heard, 0),
  missed: courses.reduce((sum, {missed}) => sum + missed, 0),
});

/** Looks twice a second. A gate that is killed is followed by another. */
function watchMemory(t: Pick<ExecutionContext, 'teardown'>, lab: Lab) {
  const most = {executor: 0, gate: 0};
  const look = async () => {
    most.executor = Math.max(most.executor, residentOf(lab.pid));
    // One that was just killed has none.
    most.gate = Math.max(most.gate, residentOf(await lab.gatePid()) || 0);
  };
  const looking = setInterval(() => void look().catch(() => {}), 500);
  t.teardown(() => clearInterval(looking));
  return {most};
}
