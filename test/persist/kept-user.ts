// A user whose client.yaml has `persist`, with a runtime folder of their own; no keeper outlives the test.
import {readdirSync} from 'node:fs';
import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import type {CommandLine, CommandLineOptions} from '../fixtures/command-line.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {CuttingProxy} from '../fixtures/cutting-proxy.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import type {Lab} from '../fixtures/lab.ts';
import type {ProcessFacts} from '../fixtures/process-facts.ts';
import {factsOf} from '../fixtures/process-facts.ts';
import type {Ran} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

export interface KeptUser {
  /** The path of client.yaml, whose certificate stands in the same folder. */
  readonly config: string;
  readonly folder: string;
  /** $XDG_RUNTIME_DIR. */
  readonly runtime: string;
  readonly env: Readonly<Record<string, string>>;
  /** The way to the host, which counts connections. */
  readonly proxy: CuttingProxy;
  reeve(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  start(words: readonly string[], options?: CommandLineOptions): CommandLine;
  /** Has a first command leave a keeper, and waits until it has connected. */
  begin(): Promise<ProcessFacts>;
  /** The keepers of this user. */
  keepers(): ProcessFacts[];
  /** Waits for the one keeper that there is, whose number is none of these. */
  keeper(...others: readonly number[]): Promise<ProcessFacts>;
  gone(pid: number): Promise<void>;
}

export async function keptUser(t: ExecutionContext, lab: Lab, persist = '10m'): Promise<KeptUser> {
  const folder = await temporaryFolder(t);
  const runtime = join(folder, 'run');
  await mkdir(runtime, {mode: 0o700});
  await chmod(folder, 0o700);
  const proxy = await openCuttingProxy(t, lab.port);
  const config = join(folder, 'client.yaml');
  for (const name of ['alice.pem', 'alice-key.pem', 'ca.pem'])
    await writeFile(join(folder, name), await readFile(join(lab.folder, name)), {mode: 0o600});
  await writeFile(join(folder, 'crl.pem'), lab.authority.crl([], {number: 1n}), {mode: 0o600});
  await writeFile(
    config,
    `identity: { cert: alice.pem, key: alice-key.pem, ca: ca.pem, crl: crl.pem }
receipts: { folder: state }
persist: ${persist}
hosts:
  lab-01: { address: 127.0.0.1:${proxy.port} }
`,
    {mode: 0o600},
  );
  const env = {
    XDG_RUNTIME_DIR: runtime,
    XDG_STATE_HOME: join(folder, 'home'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const user: KeptUser = {
    config,
    folder,
    runtime,
    env,
    proxy,
    reeve: (words, more = {}) => lab.reeve(words, {config, env: {...env, ...more}}),
    start: (words, options = {}) =>
      commandLine(lab, words, {config, ...options, env: {...env, ...options.env}}),
    async begin() {
      const {exitCode, stderr} = await user.reeve(['run', 'lab-01', 'true']);
      t.deepEqual([exitCode, stderr], [0, '']);
      const keeper = await user.keeper();
      await until(
        async () => (await user.reeve(['persist', 'status'])).stdout.includes('next: lab-01\n'),
        'that it has connected',
      );
      return keeper;
    },
    keepers: () => keepersIn(runtime),
    keeper: (...others) =>
      until(() => {
        const [one, ...more] = user.keepers().filter(({pid}) => !others.includes(pid));
        const isThere = readdirSync(join(runtime, 'reeve')).some(name => name.endsWith('.sock'));
        return isThere && more.length === 0 && one;
      }, 'a keeper'),
    gone: async pid => void (await until(() => factsOf(pid) === undefined, `that process ${pid} is gone`)),
  };
  t.teardown(async () => {
    for (const {pid} of user.keepers()) {
      process.kill(pid, 'SIGKILL');
      await user.gone(pid);
    }
  });
  return user;
}

/** The keepers whose runtime folder this is. */
export function keepersIn(runtime: string): ProcessFacts[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => factsOf(Number(pid)) ?? [])
    .filter(
      ({environment, commandLine: words}) =>
        environment.XDG_RUNTIME_DIR === runtime && words.includes('persist keep'),
    );
}
