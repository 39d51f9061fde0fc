// Runs whose connections, gates, clients and executors are taken away while output and input flow; afterwards every
// byte must have come once and in order, and every command must have run once, or be told lost.
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {newMark} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {openDescriptors} from './open-descriptors.ts';
import {Random} from './random.ts';
import {planRun} from './resume-plan.ts';
import type {Site} from './resume-runner.ts';
import {ResumeRunner} from './resume-runner.ts';
import type {ResumeVerdict} from './resume-verdict.ts';
import {judgeRuns} from './resume-verdict.ts';

export interface ResumeOptions {
  readonly seed: number;
  readonly runs: number;
  /** Most bytes in one direction of one run. */
  readonly mostBytes?: number;
  readonly say?: (line: string) => void;
}

/** Runs that go on at once. */
const runners = 4;

export async function runResumes(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, runs, mostBytes = 20 * 2 ** 20, say = () => {}}: ResumeOptions,
): Promise<ResumeVerdict & {seed: number}> {
  const random = new Random(seed);
  const node = process.execPath;
  const script = resolve('test/soak/numbered-command.ts');
  const params =
    'bytes: { type: integer }, pauses: { type: integer }, markers: { type: string }, nonce: { type: string }, mark: { type: string }';
  const argv = (mode: string) =>
    `[${node}, ${script}, ${mode}, "{bytes}", "{pauses}", "{markers}", "{nonce}", "{mark}"]`;
  const lab = await startLab(t, {
    commands: `
  print: { argv: ${argv('print')}, params: { ${params} } }
  feed: { argv: ${argv('feed')}, params: { ${params} }, stdin: stream }
  echo: { argv: ${argv('echo')}, params: { ${params} }, stdin: stream }`,
    server: 'grace: 200ms',
  });
  const markers = join(lab.folder, 'markers');
  mkdirSync(markers);
  const site: Site = {lab, markers, mark: newMark()};
  const plans = Array.from({length: runs}, (_, index) => planRun(index + 1, random, mostBytes));
  const before = openDescriptors(await lab.gatePid());
  const crew = await Promise.all(
    Array.from({length: runners}, (_, index) => ResumeRunner.open(t, index, site)),
  );
  const told = (
    await Promise.all(
      crew.map(async runner => {
        const own = [];
        for (let plan = plans.shift(); plan; plan = plans.shift()) {
          own.push(await runner.run(plan));
          if (plan.number % 50 === 0) say(`${plan.number} of ${runs}`);
        }
        await runner.close();
        return own;
      }),
    )
  ).flat();
  // A gate that was killed holds no more than the first one did; nor does one that lived through it all.
  const isQuiet = async () => openDescriptors(await lab.gatePid()) <= before;
  const left = await until(isQuiet, 'the end of what the gate held').then(
    () => [],
    async () => [`the gate holds ${openDescriptors(await lab.gatePid())} descriptors, ${before} at first`],
  );
  await lab.end('SIGTERM');
  const verdict = judgeRuns(lab.entries(), told, {...site, data: join(lab.folder, 'data')});
  return {seed, ...verdict, broken: [...verdict.broken, ...left]};
}
