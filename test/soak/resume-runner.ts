import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {Readable} from 'node:stream';
import type {ExecutionContext} from 'ava';
import {connect} from '../../src/client/connect.ts';
import type {Host} from '../../src/client/host.ts';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import type {Lab} from '../fixtures/lab.ts';
import {program} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';
import type {BreakableWire} from './breakable-wire.ts';
import {openWire} from './breakable-wire.ts';
import {numbered} from './numbered.ts';
import type {Plan} from './resume-plan.ts';

export interface Site {
  readonly lab: Lab;
  /** Where every command leaves a file named by its nonce. */
  readonly markers: string;
  /** A word in the command line of every process of every command. */
  readonly mark: string;
}

/** What came of one run, as its caller saw it. */
export interface RunTold {
  readonly plan: Plan;
  readonly nonce: string;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** How it ended, where the host said so. */
  readonly outcome?: Outcome | undefined;
  /** The exit status of a command line. */
  readonly status?: number | null;
  /** What the caller was told instead. */
  readonly error?: string;
  /** What reeve itself said on stderr. */
  readonly said?: string;
}

/** Executors and gates are taken away one at a time. */
let lastFault: Promise<unknown> = Promise.resolve();

/** One person who runs one command after another. */
export class ResumeRunner {
  readonly #site: Site;
  readonly #name: string;
  readonly #wire: BreakableWire;
  readonly #config: string;
  /** The same person without the wire. */
  readonly #direct: string;
  #host: Host | undefined;
  #child: ChildProcess | undefined;

  static async open(t: Pick<ExecutionContext, 'teardown'>, index: number, site: Site): Promise<ResumeRunner> {
    const name = `runner-${index}`;
    const {lab} = site;
    const wire = await openWire(() => lab.port);
    t.teardown(() => wire[Symbol.asyncDispose]());
    const direct = await lab.client(name, {groups: ['ops']});
    const runner = new ResumeRunner(site, name, wire, direct, await wire.config(direct));
    t.teardown(() => runner.close());
    return runner;
  }

  private constructor(site: Site, name: string, wire: BreakableWire, direct: string, config: string) {
    this.#site = site;
    this.#name = name;
    this.#wire = wire;
    this.#direct = direct;
    this.#config = config;
  }

  async run(plan: Plan): Promise<RunTold> {
    const nonce = `${this.#name}-${plan.number}`;
    return plan.fault === 'kill-client' ? this.#killAndAttach(plan, nonce) : this.#resume(plan, nonce);
  }

  /** Ends also what is under way. */
  async close(): Promise<void> {
    await this.#host?.close();
    this.#child?.kill('SIGKILL');
    await this.#wire[Symbol.asyncDispose]();
  }

  /** One caller who stays, whatever happens to the line and to the host. */
  async #resume(plan: Plan, nonce: string): Promise<RunTold> {
    await using host = await this.#connected();
    this.#host = host;
    if (plan.fault === 'cut-up' || plan.fault === 'cut-down') this.#wire.arm(plan.fault, plan.cuts);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let came = 0;
    let fault: Promise<void> | undefined;
    try {
      const {bytes, pauses} = {bytes: plan.output, pauses: plan.pauses};
      const params = {bytes, pauses, markers: this.#site.markers, nonce, mark: this.#site.mark};
      const stdin = plan.mode === 'print' ? {} : {stdin: Readable.from(inputOf(plan))};
      const job = host.run(plan.mode, params, stdin);
      for await (const {channel, bytes: chunk} of job) {
        (channel === 'stdout' ? stdout : stderr).push(Buffer.from(chunk));
        came += chunk.length;
        if (came >= plan.output * plan.moment) fault ??= this.#makeFault(plan);
      }
      const {outcome} = await job;
      return {plan, nonce, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr), outcome};
    } catch (error) {
      return {
        plan,
        nonce,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
        error: describe(error),
      };
    } finally {
      await fault;
      this.#wire.disarm();
    }
  }

  async #makeFault({fault}: Plan): Promise<void> {
    const {lab} = this.#site;
    const faults: Partial<Record<Plan['fault'], () => Promise<void>>> = {
      'kill-gate': async () => {
        process.kill(await until(() => lab.gatePid(), 'a gate to kill'), 'SIGKILL');
      },
      'kill-executor': async () => {
        await lab.end('SIGKILL');
        await lab.start();
      },
      'stop-executor': async () => {
        await lab.end('SIGTERM');
        await lab.start();
      },
    };
    const make = faults[fault];
    if (!make) return;
    lastFault = lastFault.then(make);
    await lastFault;
  }

  /** A command line that is killed, and another one that goes on where it stopped, or sees all of it again. */
  async #killAndAttach(plan: Plan, nonce: string): Promise<RunTold> {
    const {markers, mark} = this.#site;
    const words = [String(plan.output), String(plan.pauses), markers, nonce, mark];
    const isFed = plan.mode !== 'print';
    const run = ['run', ...(isFed ? ['--stdin'] : []), 'lab-01', plan.mode, ...words];
    const first = await this.#reeve(run, plan, Math.floor(plan.output * plan.moment));
    if (first.status !== null) return {plan, nonce, ...first};
    const job = await this.#jobOf(nonce);
    if (job === undefined) return {plan, nonce, ...first, error: 'killed before the host heard of it'};
    const from = plan.fromStart ? 0 : first.stdout.length + first.stderr.length;
    const attach = ['attach', ...(isFed ? ['--stdin'] : []), '--from', String(from), 'lab-01', job];
    const second = await this.#reeve(attach, plan, Number.POSITIVE_INFINITY);
    const before = plan.fromStart ? {stdout: nothing, stderr: nothing} : first;
    return {
      plan,
      nonce,
      stdout: Buffer.concat([before.stdout, second.stdout]),
      stderr: Buffer.concat([before.stderr, second.stderr]),
      status: second.status,
      said: second.said,
    };
  }

  /** The job whose order was this run's, if the host has it. */
  async #jobOf(nonce: string): Promise<string | undefined> {
    const entry = this.#site.lab
      .entries()
      .find(candidate => candidate.event === 'job-start' && candidate.argv.includes(nonce));
    return entry?.event === 'job-start' ? entry.job : undefined;
  }

  /** Runs the real command line; kills it once so many bytes of output have come. */
  async #reeve(words: string[], plan: Plan, killAt: number) {
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {...process.env, REEVE_CONFIG: this.#direct, NO_COLOR: '1'},
    });
    this.#child = child;
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let came = 0;
    child.stdin.on('error', () => {});
    Readable.from(inputOf(plan)).pipe(child.stdin);
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
    child.stdout.on('data', (bytes: Buffer) => {
      stdout.push(bytes);
      came += bytes.length;
      if (came > killAt) child.kill('SIGKILL');
    });
    const status = await new Promise<number | null>(resolve => child.once('close', resolve));
    // What reeve itself says there is no output of the command.
    const lines = Buffer.concat(stderr)
      .toString()
      .split(/(?<=\n)/);
    const [said = '', own = ''] = [true, false].map(isReeves =>
      lines.filter(line => line.startsWith('reeve: ') === isReeves).join(''),
    );
    return {stdout: Buffer.concat(stdout), stderr: Buffer.from(own), said, status};
  }

  /** A host that is being started again is asked again. */
  async #connected(): Promise<Host> {
    return until(
      () => connect('lab-01', {config: this.#config, timeoutMs: 5000}),
      'a host to connect to',
      60_000,
    );
  }
}

const nothing = Buffer.alloc(0);

/** What a command is given on stdin, in pieces. */
export function* inputOf({input}: Plan): Generator<Buffer> {
  for (let at = 0; at < input; at += 50_000) yield numbered(at, Math.min(at + 50_000, input));
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code =
    'wireCode' in error && error.wireCode !== undefined ? error.wireCode : 'code' in error ? error.code : '';
  return `${String(code)}: ${error.message}`;
}
