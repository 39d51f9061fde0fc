// Watching a real host: what is shown to whom, and what no fault and no change of rights lets through.
import {X509Certificate} from 'node:crypto';
import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import type {WatchChange, Watching, WatchSnapshot} from '../../src/client/watch/watching.ts';
import {creditFrame} from '../../src/protocol/frame.ts';
import type {JobSummary, StatusAnswer, WatchLine} from '../../src/protocol/generated/answer.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], jobs: { see: all, end: all } }
  - { who: [group:students], run: ["*"] }
`;

const shared = shareLab({access});

/** All that a watch has told so far. */
class Told {
  readonly watching: Watching;
  readonly all: (WatchSnapshot | WatchChange)[] = [];
  jobs = new Map<string, JobSummary>();
  status: StatusAnswer | undefined;
  snapshots = 0;
  error: Error | undefined;
  readonly ended: Promise<void>;

  constructor(watching: Watching) {
    this.watching = watching;
    this.ended = this.#take().catch((error: Error) => {
      this.error = error;
    });
  }

  static async of(watching: Watching): Promise<Told> {
    const told = new Told(watching);
    await until(() => told.snapshots > 0, 'the snapshot');
    return told;
  }

  get owners(): string[] {
    return [...new Set([...this.jobs.values()].map(({owner}) => owner))].toSorted();
  }

  knows(job: string, state: JobSummary['state']): Promise<unknown> {
    return until(() => this.jobs.get(job)?.state === state, `that ${job} is told of as ${state}`);
  }

  async #take(): Promise<void> {
    for await (const told of this.watching) {
      this.all.push(told);
      if (told.type === 'snapshot') {
        this.snapshots++;
        this.jobs = new Map();
      } else for (const job of told.gone) this.jobs.delete(job);
      for (const job of told.jobs) this.jobs.set(job.job, job);
      this.status = told.status ?? this.status;
    }
  }
}

const asListed = async (host: Host) =>
  new Map((await host.jobs({limit: 200})).jobs.map(({bytes: _bytes, ...job}) => [job.job, job]));

const withoutBytes = (jobs: ReadonlyMap<string, JobSummary>) =>
  new Map(
    [...jobs].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([id, {bytes: _bytes, ...job}]) => [id, job]),
  );

test.serial('jobs are told of as they begin and end, and the state beside them', async t => {
  const lab = await shared();
  const host = await lab.connect();
  await host.run('true');
  const told = await Told.of(host.watch());
  t.true(told.jobs.size > 0);
  t.is(told.status?.host, 'lab-01');
  const other = await lab.connect();
  const seconds = 987.654321;
  const job = other.run('sleep', {seconds});
  await told.knows(job.id, 'running');
  await until(() => told.status?.jobs.running === 1, 'that one runs');
  await other.cancel(job.id);
  await told.knows(job.id, 'ended');
  t.like(told.jobs.get(job.id), {owner: 'alice', command: 'sleep', reason: 'cancelled'});
  await until(() => told.status?.jobs.running === 0, 'that none runs');
  t.deepEqual(withoutBytes(told.jobs), await asListed(other));
  t.is(told.snapshots, 1);
  t.false(JSON.stringify(told.all).includes(`${seconds}`), 'neither parameters nor argv are told');
  told.watching.close();
  await told.ended;
  t.is(told.error, undefined);
});

test.serial(
  'others jobs are not told of but by a rule, a part and a person can be asked for, and it is recorded',
  async t => {
    const lab = await shared();
    const ops = await lab.connect();
    const student = await lab.connect(await lab.client('bob', {groups: ['students']}));
    const stranger = await lab.connect(await lab.client('eve'));
    await t.throwsAsync(
      async () => {
        for await (const _ of stranger.watch()) t.fail('eve is told something');
      },
      {message: /eve has no business on lab-01/},
    );
    const [all, own, theirs, state] = await Promise.all([
      Told.of(ops.watch()),
      Told.of(student.watch()),
      Told.of((await lab.connect()).watch({only: 'jobs', person: 'bob', ended: 0})),
      Told.of((await lab.connect()).watch({only: 'status'})),
    ]);
    const mine = ops.run('true');
    const hers = student.run('true');
    await all.knows(mine.id, 'ended');
    await all.knows(hers.id, 'ended');
    await own.knows(hers.id, 'ended');
    await theirs.knows(hers.id, 'ended');
    t.deepEqual(own.owners, ['bob']);
    t.deepEqual([...theirs.jobs.keys()], [hers.id]);
    t.is(theirs.status, undefined);
    t.deepEqual([...state.jobs.keys()], []);
    for (const {watching} of [all, own, theirs, state]) watching.close();
    const entries = lab.entries().filter(entry => entry.event === 'watch');
    t.true(entries.some(({principal, rule}) => principal.name === 'bob' && rule === 'own'));
    t.true(
      entries.some(({principal, rule}) => principal.name === 'alice' && /catalogue\.yaml:\d+$/.test(rule)),
    );
  },
);

test.serial('on one connection there is one watch, and one person has sixteen', async t => {
  const lab = await shared();
  const config = await lab.client('dora', {groups: ['ops']});
  const host = await lab.connect(config);
  const first = await Told.of(host.watch());
  const second = await Told.of(host.watch());
  await first.ended;
  t.regex(String(first.error), /this connection watches by another stream now/);
  const others = await Promise.all(
    Array.from({length: 15}, async () => Told.of((await lab.connect(config)).watch({ended: 0}))),
  );
  const late = new Told((await lab.connect(config)).watch({ended: 0}));
  second.watching.close();
  // It is tried again until there is room.
  await until(() => late.snapshots === 1, 'the snapshot of the last one');
  for (const {watching} of [late, ...others]) watching.close();
});

test.serial(
  'for a reader that gives no credit nothing waits: it is told of each job once, as that is then',
  async t => {
    const lab = await shared();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const client = await hostileClient(lab, alice);
    t.teardown(() => client.socket.destroy());
    client.order(1, orderMessage(alice.key, {action: 'watch', only: 'jobs', ended: 0}), 8400);
    const host = await lab.connect();
    const linesSoFar = () =>
      Buffer.concat(client.output.get(1) ?? [])
        .toString()
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line) as WatchLine);
    await until(() => linesSoFar().some(({whole}) => whole), 'the snapshot');
    // One line more leaves less room than a line is made for.
    await host.run('true');
    await until(() => linesSoFar().length === 2, 'a line about that');
    const before = 2;
    const later = Array.from({length: 20}, () => host.run('true'));
    await Promise.all(later);
    t.is(linesSoFar().length, before);
    client.write(creditFrame(1, 30_000));
    const isTold = ({id}: {readonly id: string}) =>
      linesSoFar().some(({jobs}) => jobs?.some(({job}) => job === id));
    await until(() => later.every(isTold), 'all of them');
    const told = linesSoFar()
      .slice(before)
      .flatMap(({jobs = []}) => jobs);
    t.deepEqual(
      later.map(({id}) => told.filter(({job}) => job === id).map(({state}) => state)),
      later.map(() => ['ended']),
    );
    t.is(new Set(linesSoFar().map(({epoch}) => epoch)).size, 1);
  },
);

test.serial('a reload narrows and widens what is told, at once and with the counts', async t => {
  const lab = await startLab(t, {access});
  const ops = await lab.connect();
  const student = await lab.connect(await lab.client('bob', {groups: ['students']}));
  const job = ops.run('sleep', {seconds: 1000});
  const told = await Told.of(ops.watch());
  const theirs = await Told.of(student.watch());
  const hers = student.run('true');
  await told.knows(hers.id, 'ended');
  const reload = async (text: string) => {
    await lab.writeCatalogue(`commands: {}\naccess:\n${text}`);
    const reloaded = await lab.reeve(['reload', '--config', `${lab.folder}/server.yaml`]);
    t.is(reloaded.exitCode, 0, reloaded.stderr);
  };
  await reload('  - { who: [group:ops], run: ["*"] }\n  - { who: [group:students], jobs: { see: all } }\n');
  await until(() => told.snapshots === 2 && theirs.snapshots === 2, 'new snapshots');
  t.deepEqual(told.owners, ['alice']);
  t.deepEqual(theirs.owners, ['alice', 'bob']);
  t.is(told.status?.catalogue.commands, 0);
  await ops.cancel(job.id);
  await theirs.knows(job.id, 'ended');
  await reload('  - { who: [group:ops], run: ["*"] }\n');
  await theirs.ended;
  t.regex(String(theirs.error), /bob has no business on lab-01 any more/);
  t.is(told.snapshots, 2);
  told.watching.close();
});

test.serial('a certificate that is revoked ends what its owner watches', async t => {
  const lab = await startLab(t, {access});
  const minted = lab.authority.user('bob', {groups: ['ops']});
  const theirs = await Told.of((await lab.connect(await lab.client('bob', {minted}))).watch());
  await lab.revoke([new X509Certificate(minted.certPem).serialNumber], 2n);
  await theirs.ended;
  t.regex(String(theirs.error), /revoked/);
  const count = theirs.all.length;
  await (await lab.connect()).run('true');
  t.is(theirs.all.length, count);
});

test.serial(
  'over a killed gate, a stop and a crash nothing is missed, and the watch has one entry a run',
  async t => {
    const lab = await startLab(t, {access});
    const host = await lab.connect();
    // It goes on by another connection after each fault, as the watch does.
    const other = await lab.connect();
    const told = await Told.of(host.watch());
    const runs: string[] = [];
    const runMore = async () => {
      for (let run = 0; run < 3; run++) {
        const job = other.run('true');
        await job;
        runs.push(job.id);
      }
    };
    await runMore();
    process.kill(await lab.gatePid(), 'SIGKILL');
    await runMore();
    for (const run of runs) await told.knows(run, 'ended');
    t.is(told.snapshots, 2);
    t.is(lab.entries().filter(({event}) => event === 'watch').length, 1);
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await lab.end(signal);
      await lab.start();
      await runMore();
      for (const run of runs) await told.knows(run, 'ended');
    }
    t.is(lab.entries().filter(({event}) => event === 'watch').length, 3);
    t.deepEqual(withoutBytes(told.jobs), await asListed(other));
    told.watching.close();
  },
);
