// The lines of one watcher, against a model of a host and of a client that takes lines as it likes.
import test from 'ava';
import fc from 'fast-check';
import {WatchLines} from '../../../src/executor/watch/watch-lines.ts';
import type {JobSummary, StatusAnswer, WatchLine} from '../../../src/protocol/generated/answer.ts';

/** The ended jobs that the host of the model remembers. */
const mostEnded = 8;
const plenty = 1_000_000;

type Phase = 'queued' | 'starting' | 'running' | 'ended';

/** A host with jobs, some of which the watcher may not see, and a client that holds what it was told. */
class Model {
  readonly jobs = new Map<string, {phase: Phase; owner: string; bytes: number}>();
  readonly known = new Map<string, JobSummary>();
  readonly lines: WatchLines;
  seesAll = true;
  /** The jobs whose end the client was told, or that were forgotten before its snapshot began. */
  readonly endsTold = new Set<string>();
  epochs = 0;
  isWhole = false;
  version = 0;
  toldVersion: string | undefined;
  #expected = 0;
  #epoch = '';

  constructor() {
    this.lines = new WatchLines({
      newEpoch: () => `epoch-${++this.epochs}`,
      jobs: () => [...this.shown().keys()].toReversed(),
      summary: job => this.summary(job),
      status: () => ({version: String(this.version), gate: {}, jobs: {}}) as StatusAnswer,
    });
  }

  summary(job: string): JobSummary | 'starting' | undefined {
    const held = this.jobs.get(job);
    if (!held || !this.sees(held.owner)) return undefined;
    if (held.phase === 'starting') return 'starting';
    return {job, owner: held.owner, state: held.phase, bytes: held.bytes} as JobSummary;
  }

  sees(owner: string): boolean {
    return this.seesAll || owner === 'alice';
  }

  shown(): Map<string, JobSummary> {
    const all = [...this.jobs.keys()].map(job => [job, this.summary(job)] as const);
    return new Map(all.filter((entry): entry is [string, JobSummary] => typeof entry[1] === 'object'));
  }

  put(job: string, owner: string, phase: Phase): void {
    const bytes = this.jobs.get(job)?.bytes ?? 0;
    this.jobs.delete(job);
    this.jobs.set(job, {phase, owner, bytes: bytes + 1});
    if (phase !== 'starting' && this.sees(owner)) this.lines.changed(job);
    if (phase !== 'ended') return;
    const ended = [...this.jobs].filter(([, held]) => held.phase === 'ended');
    if (ended.length <= mostEnded) return;
    const [oldest, held] = ended[0] ?? ['', {owner: ''}];
    this.jobs.delete(oldest);
    if (this.sees(held.owner)) this.lines.forgotten(oldest);
  }

  setRights(seesAll: boolean): void {
    if (seesAll === this.seesAll) return;
    this.seesAll = seesAll;
    this.lines.restart();
  }

  /** Takes one line if there is room for it. */
  read(room: number): boolean {
    const line = this.lines.next(room);
    if (line === undefined) return false;
    if (Buffer.byteLength(line) > room) throw new Error('a line is longer than there is room for');
    this.#take(JSON.parse(line) as WatchLine);
    return true;
  }

  drain(): void {
    while (this.read(plenty));
  }

  #take({epoch, number, jobs = [], gone = [], status, whole}: WatchLine): void {
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#expected = 0;
      this.isWhole = false;
      this.known.clear();
      this.toldVersion = undefined;
      this.endsTold.clear();
    }
    if (number !== this.#expected++) throw new Error(`line ${number} of ${epoch}`);
    if (whole && this.isWhole) throw new Error('whole twice');
    this.isWhole ||= whole === true;
    if (status) this.toldVersion = status.version;
    for (const job of jobs) {
      if (!this.sees(job.owner)) throw new Error(`${job.job} of ${job.owner} may not be seen`);
      this.known.set(job.job, job);
      if (job.state === 'ended') this.endsTold.add(job.job);
    }
    for (const job of gone) {
      const before = this.known.get(job);
      if (before && before.state !== 'ended') throw new Error(`${job} is gone, and its end was not told`);
      this.known.delete(job);
    }
  }
}

const id = fc.integer({min: 0, max: 30}).map(number => `job-${number}`);
const next: Readonly<Record<Phase, Phase>> = {
  queued: 'starting',
  starting: 'running',
  running: 'ended',
  ended: 'ended',
};

const step = fc.oneof(
  {weight: 6, arbitrary: fc.record({do: fc.constant('job' as const), job: id})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('read' as const), room: fc.integer({min: 0, max: 900})})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('status' as const)})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('rights' as const), all: fc.boolean()})},
);

test('however a watcher reads, it knows in the end what it may see as that is, and nothing else', t => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 200}), steps => {
      const model = new Model();
      for (const taken of steps) {
        if (taken.do === 'job') {
          const held = model.jobs.get(taken.job);
          const owner = Number(taken.job.slice(4)) % 2 === 0 ? 'alice' : 'bob';
          if (held?.phase !== 'ended') model.put(taken.job, owner, held ? next[held.phase] : 'queued');
        } else if (taken.do === 'read') model.read(taken.room);
        else if (taken.do === 'status') {
          model.version++;
          model.lines.statusChanged();
        } else model.setRights(taken.all);
      }
      // Those that start are told of when they have.
      const starting = [...model.jobs].filter(([, {phase}]) => phase === 'starting');
      for (const [job, {owner}] of starting) model.put(job, owner, 'running');
      model.drain();
      t.true(model.isWhole);
      t.false(model.lines.isDue);
      t.is(model.toldVersion, String(model.version));
      const byId = (all: Map<string, JobSummary>) =>
        [...all.values()].toSorted((a, b) => (a.job < b.job ? -1 : 1));
      t.deepEqual(byId(model.known), byId(model.shown()));
    }),
  );
});

test('a job is told once as it is, however often it changed meanwhile', t => {
  const model = new Model();
  model.drain();
  for (const phase of ['queued', 'starting', 'running', 'ended'] as const) model.put('job-1', 'alice', phase);
  t.is(model.lines.size, 1);
  const line = JSON.parse(model.lines.next(plenty) ?? '') as WatchLine;
  t.like(line, {jobs: {length: 1, 0: {state: 'ended', bytes: 4}}});
  t.false(model.lines.isDue);
});

test('a watcher that sleeps holds ten thousand names at most, and is told of a new snapshot where it misses an end', t => {
  const model = new Model();
  model.drain();
  t.is(model.epochs, 1);
  let most = 0;
  for (let job = 0; job < 20_000; job++) {
    model.put(`job-${job}`, 'alice', 'running');
    most = Math.max(most, model.lines.size);
  }
  t.is(most, 10_000);
  t.is(model.lines.size, 0);
  model.drain();
  t.is(model.epochs, 2);
  t.is(model.known.size, 10_000, 'the newest');
  model.put('job-20000', 'alice', 'running');
  for (let job = 0; job < mostEnded + 1; job++) model.put(`short-${job}`, 'alice', 'ended');
  model.drain();
  t.is(model.epochs, 3, 'the end of short-0 could not be told any more');
  for (let job = 0; job < mostEnded; job++) model.put(`other-${job}`, 'alice', 'ended');
  model.drain();
  t.is(model.epochs, 3, 'forgotten ones were told of before');
});

test('a state is told when a fact of it changes, gauges when they are due, and neither where they are as before', t => {
  let free = 1;
  let warnings: string[] = [];
  const lines = new WatchLines({
    newEpoch: () => 'epoch',
    jobs: () => [],
    summary: () => undefined,
    status: () =>
      ({upMs: Math.random(), disk: {free}, gate: {}, jobs: {}, warnings}) as unknown as StatusAnswer,
  });
  const told = () => {
    const all: WatchLine[] = [];
    for (let line = lines.next(plenty); line !== undefined; line = lines.next(plenty))
      all.push(JSON.parse(line) as WatchLine);
    return all.map(({status}) => status?.disk.free);
  };
  t.deepEqual(told(), [1, undefined]);
  free = 2;
  lines.statusChanged();
  t.deepEqual(told(), []);
  lines.statusChanged(true);
  t.deepEqual(told(), [2]);
  lines.statusChanged(true);
  t.deepEqual(told(), []);
  warnings = ['x'];
  lines.statusChanged();
  t.deepEqual(told(), [2]);
});

test('a state that does not fit waits for room, and holds nothing else up once it does', t => {
  const warnings = ['x'.repeat(1000)];
  const lines = new WatchLines({
    newEpoch: () => 'epoch',
    jobs: () => ['a'],
    summary: job => ({job}) as JobSummary,
    status: () => ({gate: {}, jobs: {}, warnings}) as unknown as StatusAnswer,
  });
  t.is(lines.next(500), undefined);
  t.true(lines.isDue);
  t.regex(lines.next(2000) ?? '', /"number":0,"status"/);
  t.is(lines.next(60), undefined);
  t.is(lines.next(500), '{"epoch":"epoch","number":1,"jobs":[{"job":"a"}],"whole":true}\n');
  t.is(lines.next(500), undefined);
});
