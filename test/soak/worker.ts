// Clients that run one command after another, whatever happens to them, and remember what they were told.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {connect} from '../../src/client/connect.ts';
import {ClientError} from '../../src/client/errors.ts';
import type {Host} from '../../src/client/host.ts';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import {program} from '../fixtures/lab.ts';
import type {KeptLine} from './kept-line.ts';
import {Random} from './random.ts';

/** What one client was told of one order. */
export interface Told {
  /** The word that this run alone has among its parameters. */
  readonly nonce: string;
  readonly job: string | undefined;
  /** The host said that the job runs. */
  isStarted: boolean;
  /** The host said how it ended. */
  outcome?: Outcome;
  /** The host refused it. */
  refused?: string;
  /** Nothing of that; why. */
  lost?: string;
}

export interface Crew {
  readonly told: Told[];
  /** The client processes that run now. */
  readonly processes: ReadonlySet<ChildProcess>;
  /** Ends after the runs that are under way. */
  stop(): Promise<void>;
  /** Ends the runs that are under way: of a server that is gone nobody would tell their ends. */
  abandon(): void;
}

export interface CrewOptions {
  readonly config: string;
  /** By which every other program is started. */
  readonly kept: KeptLine;
  readonly seed: number;
  /** Where every command leaves a file named by its nonce. */
  readonly markers: string;
  /** A word in the command line of every process of every command. */
  readonly mark: string;
}

/** Leaves its mark first; then what a command may do: print, wait, leave somebody behind, die. */
const scripts = [
  'exit 0',
  'exit 3',
  'echo out; echo err >&2',
  'head -c 300000 /dev/urandom; head -c 100000 /dev/urandom >&2',
  'sleep 0.05; echo late; sleep 0.05',
  'trap "" TERM; sleep 0.2; exit 1',
  '(setsid sh -c "sleep 1000.5; :" "$2" >/dev/null 2>&1 &); echo left one behind',
  'kill -KILL $$',
];

export function startCrew(options: CrewOptions): Crew {
  const told: Told[] = [];
  const processes = new Set<ChildProcess>();
  let isStopping = false;
  const keepOn = async (seed: number, once: (random: Random) => Promise<void>) => {
    const random = new Random(seed);
    while (!isStopping) await once(random);
  };
  const callers = [0, 1, 2].map(() => new Caller(options, told));
  const library = callers.map((caller, index) =>
    keepOn(options.seed * 16 + index, random => caller.runOnce(random)).finally(() => caller.close()),
  );
  // A process costs the machine as much as many runs on a connection do.
  const commandLine = keepOn(options.seed * 16 + 7, async random => {
    await runProcess(random, options, told, processes);
    await pause(150);
  });
  return {
    told,
    processes,
    async stop() {
      isStopping = true;
      await Promise.all([...library, commandLine]);
    },
    abandon() {
      isStopping = true;
      for (const caller of callers) caller.close();
      for (const child of processes) child.kill('SIGKILL');
    },
  };
}

let runs = 0;

function newRun(random: Random, {markers, mark}: CrewOptions): {nonce: string; words: string[]} {
  const nonce = `run-${process.pid}-${++runs}`;
  const script = `echo "$3" >>"$1/$3"; ${random.pick(scripts)}`;
  return {nonce, words: [script, markers, mark, nonce]};
}

/** Uses the library on one connection for as long as that lasts. */
class Caller {
  readonly #options: CrewOptions;
  readonly #told: Told[];
  #host: Host | undefined;

  constructor(options: CrewOptions, told: Told[]) {
    this.#options = options;
    this.#told = told;
  }

  async runOnce(random: Random): Promise<void> {
    const host = await this.#connected();
    if (!host) return;
    const {nonce, words} = newRun(random, this.#options);
    const asksAgain = random.next() < 0.5;
    let entry: Told = {nonce, job: undefined, isStarted: false};
    try {
      const job = host.run('work', words);
      entry = {nonce, job: job.id, isStarted: false};
      this.#told.push(entry);
      job.started.then(
        () => {
          entry.isStarted = true;
        },
        () => {},
      );
      entry.outcome = (await job).outcome;
    } catch (error) {
      this.close();
      if (error instanceof ClientError && error.code === 'refused') {
        entry.refused = error.wireCode ?? '';
        await pause(20);
        return;
      }
      entry.lost = codeOf(error);
      if (asksAgain && entry.job !== undefined) await this.#askAgain(entry.job, entry);
    }
  }

  /** Comes back for the outcome of a job whose connection was lost. */
  async #askAgain(job: string, entry: Told): Promise<void> {
    const host = await this.#connected();
    if (!host) return;
    try {
      entry.outcome = (await host.attach(job)).outcome;
    } catch {
      this.close();
    }
  }

  async #connected(): Promise<Host | undefined> {
    try {
      this.#host ??= await connect('lab-01', {config: this.#options.config, timeoutMs: 5000});
      return this.#host;
    } catch {
      await pause(20);
      return undefined;
    }
  }

  close(): void {
    void this.#host?.close();
    this.#host = undefined;
  }
}

/** One run of the real command line, by a connection of its own or by a keeper's. */
async function runProcess(
  random: Random,
  options: CrewOptions,
  told: Told[],
  processes: Set<ChildProcess>,
): Promise<void> {
  const {nonce, words} = newRun(random, options);
  const {config, env = {}} = random.next() < 0.5 ? options.kept : {config: options.config};
  const child = spawn(process.execPath, [program, 'run', '--json', 'lab-01', 'work', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, REEVE_CONFIG: config, ...env},
  });
  processes.add(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', bytes => (stdout += bytes));
  child.stderr.on('data', bytes => (stderr += bytes));
  const status = await new Promise<number | null>(resolve => child.once('close', resolve));
  processes.delete(child);
  const entry: Told = {nonce, job: undefined, isStarted: false};
  told.push(entry);
  if (stdout !== '' && stdout.endsWith('}\n')) {
    const document = JSON.parse(stdout) as Outcome & {job: string};
    told[told.length - 1] = {nonce, job: document.job, isStarted: true, outcome: outcomeOf(document)};
  } else if (status === 254 || status === 250) entry.refused = stderr.trim();
  else entry.lost = status === null ? 'client-killed' : `status ${status}`;
}

/** What the command line prints beside the outcome is its own. */
function outcomeOf(document: Outcome): Outcome {
  const own = ['host', 'job', 'ok', 'durationMs', 'output', 'verified', 'missing', 'receipt'];
  return Object.fromEntries(
    Object.entries(document).filter(([key]) => !own.includes(key)),
  ) as unknown as Outcome;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** What nobody answers is asked again a little later. */
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
