// Runs of the real command line whose connection is damaged at one byte: each must end, and leave no socket behind.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {CuttingProxy, Damage} from '../fixtures/cutting-proxy.ts';
import {damages, openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {openDescriptors} from './open-descriptors.ts';

export interface LineOptions {
  /** Offsets in each direction, spread evenly over all that an undamaged run sends there; each with each damage. */
  readonly offsets: number;
  readonly say?: (line: string) => void;
}

export interface LineReport {
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly runs: number;
  /** Of these, how many printed all. */
  readonly whole: number;
}

interface Plan {
  readonly direction: 'up' | 'down';
  readonly how: Damage;
  readonly offset: number;
}

/** Runs that go on at once. */
const runners = 3;
/** For how long a run may take; nothing that ends one (heartbeats, idle and handshake limits) takes half of it. */
const patienceMs = 120_000;
const output = Array.from({length: 2000}, (_, index) => `${index + 1}\n`).join('');

export async function runLines(
  t: Pick<ExecutionContext, 'teardown'>,
  {offsets, say = () => {}}: LineOptions,
): Promise<LineReport> {
  const lab = await startLab(t, {
    commands: shell('sh'),
    server: 'limits: { idle: 4s, handshake: 4s }',
  });
  const gate = await lab.gatePid();
  const direct = await lab.connect();
  await direct.status();
  const before = openDescriptors(gate);
  const {up, down} = await measure(t, lab);
  const plans: Plan[] = [];
  for (let number = 0; number < offsets; number++)
    for (const how of damages) {
      plans.push({direction: 'up', how, offset: 1 + Math.floor((up * number) / offsets)});
      plans.push({direction: 'down', how, offset: 1 + Math.floor((down * number) / offsets)});
    }
  const broken: string[] = [];
  const runs = plans.length;
  let whole = 0;
  const work = async () => {
    for (let plan = plans.shift(); plan; plan = plans.shift()) {
      const {direction, how, offset} = plan;
      const problem = await tryOut(t, lab, plan);
      if (problem === undefined) whole += 1;
      else if (problem !== '') broken.push(`${how} at byte ${offset} ${direction}: ${problem}`);
      if (plans.length % 50 === 0)
        say(`${runs - plans.length} of ${runs} damaged runs, ${broken.length} broken`);
    }
  };
  await Promise.all(Array.from({length: runners}, work));
  const isQuiet = async () =>
    openDescriptors(gate) <= before && (await direct.status()).gate.connections === 1;
  await until(isQuiet, 'the end of what the gate holds').catch(async () => {
    const {connections} = (await direct.status()).gate;
    broken.push(
      `the gate holds ${openDescriptors(gate)} descriptors, ${before} at first; ${connections} connections`,
    );
  });
  if ((await lab.gatePid()) !== gate) broken.push('the gate is another one');
  return {broken, runs, whole};
}

/** What goes over the line in each direction in a run that nothing happens to. */
async function measure(t: Pick<ExecutionContext, 'teardown'>, lab: Lab): Promise<CuttingProxy['came']> {
  const proxy = await openCuttingProxy(t, lab.port);
  const run = await start(lab, proxy).ended;
  if (run.status !== 0)
    throw new Error(`a run that nothing happened to ended with ${run.status}: ${run.stderr}`);
  return proxy.came;
}

/** Undefined where the run went well, empty where it ended with an error; else what must not be. */
async function tryOut(
  t: Pick<ExecutionContext, 'teardown'>,
  lab: Lab,
  plan: Plan,
): Promise<string | undefined> {
  const {direction, how, offset} = plan;
  const proxy = await openCuttingProxy(t, lab.port, connection =>
    connection === 0 ? {[direction]: offset, how} : {},
  );
  const line = start(lab, proxy);
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), patienceMs);
  const run = await Promise.race([line.ended, late.promise]);
  clearTimeout(timer);
  if (run === 'late') {
    line.child.kill('SIGKILL');
    return `it goes on after ${patienceMs / 1000} s: ${line.stdout.length} bytes came; ${line.stderr}`;
  }
  const {status, signal, stderr} = run;
  const stdout = run.stdout.toString();
  if (status === 0)
    return stdout === output ? undefined : `status 0 and ${stdout.length} bytes of ${output.length}`;
  if (signal !== null) return `it was ended by ${signal}`;
  if (!output.startsWith(stdout)) return `other bytes came than were printed`;
  return stderr.startsWith('reeve: ') ? '' : `status ${status}, and it said ${JSON.stringify(stderr)}`;
}

function start(lab: Lab, proxy: CuttingProxy) {
  const config = join(lab.folder, `alice-${proxy.port}.yaml`);
  const text = readFileSync(join(lab.folder, 'alice.yaml'), 'utf8');
  writeFileSync(config, text.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${proxy.port}`), {mode: 0o600});
  return commandLine(lab, ['run', '--give-up-after', '60s', 'lab-01', 'sh', 'seq 2000'], {config});
}
