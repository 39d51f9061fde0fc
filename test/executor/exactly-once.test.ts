// The id of an order names its job: whenever, however often and over whichever connection it comes, one run comes of it.
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import type {AgedJob} from '../fixtures/aged-account.ts';
import {writeAgedAccount} from '../fixtures/aged-account.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

type Order = ReturnType<typeof orderMessage>;

/** Notes that it ran, and ends when it may. */
const script = 'echo ran >>"$1"; echo out; while [ ! -e "$2" ]; do sleep 0.02; done; exit 5';

/** People with certificates, who send the same orders over and over. */
class Callers {
  readonly #t: Pick<ExecutionContext, 'teardown'>;
  readonly #lab: Lab;
  readonly alice: Minted;
  /** The same person with a new key. */
  readonly renewed: Minted;
  readonly bob: Minted;

  constructor(t: Pick<ExecutionContext, 'teardown'>, lab: Lab) {
    this.#t = t;
    this.#lab = lab;
    this.alice = lab.authority.user('alice', {groups: ['ops']});
    this.renewed = lab.authority.user('alice', {groups: ['ops']});
    this.bob = lab.authority.user('bob', {groups: ['ops']});
  }

  get ran(): number {
    const path = join(this.#lab.folder, 'ran');
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
  }

  order(id: string, fields: object = {}, {key}: Minted = this.alice): Order {
    const words = [join(this.#lab.folder, 'ran'), join(this.#lab.folder, 'end')];
    return orderMessage(key, {action: 'run', id, command: 'sh', params: {script, words}, ...fields});
  }

  letEnd(): void {
    writeFileSync(join(this.#lab.folder, 'end'), '');
  }

  /** Sends an order over a connection of its own; the first answer, and what comes later. */
  async send(message: Order, who: Minted = this.alice) {
    const client = await hostileClient(this.#lab, who);
    this.#t.teardown(() => client.socket.destroy());
    client.order(1, message);
    const first = await client.message(1, 'started', 'queued', 'refused', 'answer');
    return {
      first,
      client,
      ended: async () => (await client.message(1, 'ended')).outcome,
    };
  }

  /** The order is known: it attaches, also with a new certificate; nothing else passes for it. */
  async expectKnown(t: ExecutionContext, id: string, first: object, state: string): Promise<void> {
    const answer = async (message: Order, who?: Minted) => (await this.send(message, who)).first;
    t.like(await answer(this.order(id)), first, state);
    t.like(await answer(this.order(id, {}, this.renewed), this.renewed), first, `${state}, renewed`);
    const conflict = {type: 'refused', code: 'id-conflict'};
    t.like(await answer(this.order(id, {reason: 'other'})), conflict, `${state}, other bytes`);
    t.like(await answer(this.order(id, {}, this.bob), this.bob), conflict, `${state}, another person`);
  }
}

const attached = {type: 'started', attached: true};

test('an order runs once, sent twice at once, while it runs, after its end and after a restart', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  const callers = new Callers(t, lab);
  const id = newOrderId(Date.now());
  const both = await Promise.all([callers.send(callers.order(id)), callers.send(callers.order(id))]);
  t.is(both.filter(({first}) => first.attached).length, 1);
  await callers.expectKnown(t, id, {...attached, job: id}, 'running');
  callers.letEnd();
  for (const {ended} of both) t.like(await ended(), {reason: 'exited', exit: 5});
  await callers.expectKnown(t, id, attached, 'ended');
  await lab.end('SIGTERM');
  await lab.start();
  await callers.expectKnown(t, id, attached, 'after a restart');
  const {client, ended} = await callers.send(callers.order(id));
  t.like(await ended(), {reason: 'exited', exit: 5});
  t.is(String(Buffer.concat(client.output.get(1) ?? [])), 'out\n');
  t.is(callers.ran, 1);
  t.is(lab.entries().filter(({event}) => event === 'job-start').length, 1);
});

test('an order that ran or waited when the executor was killed is lost, or never started, and never runs again', async t => {
  const lab = await startLab(t, {commands: shell('sh'), server: 'limits: { jobs: 1 }'});
  const callers = new Callers(t, lab);
  const id = newOrderId(Date.now());
  const waiting = newOrderId(Date.now());
  await callers.send(callers.order(id));
  await until(() => callers.ran === 1, 'the run');
  t.like((await callers.send(callers.order(waiting))).first, {type: 'queued', job: waiting, ahead: 0});
  await callers.expectKnown(t, waiting, {type: 'queued', job: waiting}, 'waiting');
  await lab.end('SIGKILL');
  await lab.start();
  await callers.expectKnown(t, id, attached, 'lost');
  t.like(await (await callers.send(callers.order(id))).ended(), {state: 'lost', reason: 'lost'});
  await callers.expectKnown(t, waiting, attached, 'never started');
  const outcome = await (await callers.send(callers.order(waiting))).ended();
  t.like(outcome, {state: 'ended', reason: 'never-started', exit: null, signal: null, startedAt: null});
  t.regex(outcome.message, /nothing ran/);
  t.is(callers.ran, 1);
  const entries = lab.entries();
  const queued = entries.find(({event}) => event === 'job-queued');
  const ends = entries.flatMap(entry => (entry.event === 'job-end' ? [entry] : []));
  t.like(
    ends.find(({job}) => job === waiting),
    {start: queued?.seq, outcome: {reason: 'never-started'}},
  );
  t.is(ends.length, 2);
  t.like(entries[(ends.at(-1)?.seq ?? 0) + 1], {event: 'server-start', lost: 1});
  const cli = await lab.reeve(['attach', 'lab-01', id]);
  t.is(cli.exitCode, 252);
  t.is(cli.stdout, 'out');
  // And after another restart, which finds nothing to settle.
  await lab.end('SIGKILL');
  await lab.start();
  await callers.expectKnown(t, id, attached, 'lost before the last');
  await callers.expectKnown(t, waiting, attached, 'never started before the last');
  t.is(callers.ran, 1);
  t.is(lab.entries().filter(({event}) => event === 'job-end').length, 2);
});

test('an order of long ago is its job, though the server has forgotten it, and one that never came is too old', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  const callers = new Callers(t, lab);
  await lab.end('SIGTERM');
  rmSync(join(lab.folder, 'data/audit'), {recursive: true});
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  const ended = newOrderId(hoursAgo(30));
  const lost = newOrderId(hoursAgo(29));
  const aged = (id: string, hours: number, rest: Pick<AgedJob, 'reason' | 'exit' | 'bytes'>) => ({
    envelope: callers.order(id).envelope,
    signer: callers.alice,
    at: hoursAgo(hours),
    ...rest,
  });
  // Enough that neither is among what a start remembers.
  const others = Array.from({length: 1100}, (_, n) => {
    const hours = 28 - n / 50;
    return aged(newOrderId(hoursAgo(hours)), hours, {reason: 'exited', exit: 0, bytes: 0});
  });
  await writeAgedAccount(
    join(lab.folder, 'data/audit'),
    [
      aged(ended, 30, {reason: 'exited', exit: 5, bytes: 4}),
      aged(lost, 29, {reason: 'lost', exit: null, bytes: 0}),
      ...others,
    ],
    lab.host.logKey,
  );
  await lab.start();
  const carols = await lab.client('carol');
  await callers.expectKnown(t, ended, {...attached, job: ended}, 'ended long ago');
  const again = await callers.send(callers.order(ended));
  // What it printed is no longer kept.
  t.like(await again.client.message(1, 'gap'), {from: 0, to: 4});
  t.like(await again.ended(), {reason: 'exited', exit: 5});
  await callers.expectKnown(t, lost, attached, 'lost long ago');
  t.like(await (await callers.send(callers.order(lost))).ended(), {reason: 'lost', state: 'lost'});
  // Where it is one's own, it is attached to and ended by its id, too.
  const attach = await lab.reeve(['attach', 'lab-01', ended]);
  t.is(attach.exitCode, 5, attach.stderr);
  t.is((await lab.reeve(['attach', 'lab-01', lost])).exitCode, 252);
  t.is((await lab.reeve(['cancel', 'lab-01', ended])).exitCode, 0);
  t.regex((await lab.reeve(['attach', 'lab-01', ended], {config: carols})).stderr, /not yours/);

  const never = newOrderId(hoursAgo(29));
  t.like((await callers.send(callers.order(never))).first, {type: 'refused', code: 'order-time'});
  const future = newOrderId(hoursAgo(-3));
  t.like((await callers.send(callers.order(future))).first, {type: 'refused', code: 'order-time'});
  for (const id of [never, newOrderId(Date.now())]) {
    const stranger = await lab.reeve(['attach', 'lab-01', id]);
    t.regex(stranger.stderr, /there is no job/);
  }
  t.is(callers.ran, 0);
});
