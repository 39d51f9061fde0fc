// Every process of ours, in each way of starting a server: what it is, what it holds, and what signals do to it.
import {execFileSync, spawnSync} from 'node:child_process';
import {chownSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {CommandLine} from '../fixtures/command-line.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab, LabOptions} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import type {ProcessFacts} from '../fixtures/process-facts.ts';
import {descendantsOf, factsOf, listeningOf} from '../fixtures/process-facts.ts';
import {until} from '../fixtures/until.ts';

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux' ? test : test.skip;

const kinds = ['executor', 'gate', 'shipper', 'helper', 'terminal host'] as const;
type Kind = (typeof kinds)[number];

/** How the processes of ours are told. */
const signs: Readonly<Record<Kind, RegExp>> = {
  executor: /^reeve executor/,
  gate: /^reeve gate/,
  shipper: /^reeve shipper/,
  helper: /^(?:\S*node (?:-\S+ )*\S*helper\.js|\S+ :helper) build=\w+ audit-log/,
  'terminal host': /^(?:\S*node (?:-\S+ )*\S*terminal\.js|\S+ :terminal )/,
};

const commands = `
  "true": { about: Does nothing, argv: ["true"] }
  screen: { about: Has a terminal, argv: [sleep, "1000.5"], tty: true }
`;

/** What would open doors, if it reached a process. */
const hostile = {
  NODE_OPTIONS: '--inspect=127.0.0.1:0',
  NODE_EXTRA_CA_CERTS: '/dev/null',
  LD_PRELOAD: '/nowhere/reeve-never.so',
  NODE_V8_COVERAGE: '/tmp/reeve-never',
  SSLKEYLOGFILE: '/tmp/reeve-never',
  ROOTS_SECRET: 'hunter2',
};

interface Way {
  readonly uid: number;
  /** Whom the gate is. */
  readonly gate: {readonly uid: number; readonly gid: number};
  readonly options: LabOptions;
}

/** A number that belongs to nobody. */
const ordinary = 64_123;

/** A server of an ordinary user, which root starts. */
const asOrdinary: LabOptions = {
  async prepare(folder) {
    const catalogue = join(folder, 'catalogue.yaml');
    writeFileSync(catalogue, readFileSync(catalogue, 'utf8').replace('defaults: { user: root }\n', ''));
    chownSync(folder, ordinary, ordinary);
    const become = `chown -R ${ordinary}:${ordinary} "$0" && exec setpriv --reuid=${ordinary} --regid=${ordinary} --clear-groups -- "$@"`;
    return {enter: ['sh', '-c', become, folder]};
  },
};

const idOf = (option: string, name: string) => Number(execFileSync('id', [option, name], {encoding: 'utf8'}));

function waysOf(): Record<string, Way> {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (!isRoot) return {'an ordinary user': {uid, gate: {uid, gid}, options: {}}};
  const ways: Record<string, Way> = {
    root: {uid: 0, gate: {uid: 65_527, gid: 65_527}, options: {}},
    'root with gate.user': {
      uid: 0,
      gate: {uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody')},
      options: {server: 'gate: { user: nobody }'},
    },
  };
  // It may be that nobody else may read where this was built.
  const words = [
    `--reuid=${ordinary}`,
    `--regid=${ordinary}`,
    '--clear-groups',
    '--',
    process.execPath,
    '--check',
    resolve('dist/reeve.js'),
  ];
  if (spawnSync('setpriv', words).status === 0)
    ways['an ordinary user'] = {uid: ordinary, gate: {uid: ordinary, gid: ordinary}, options: asOrdinary};
  return ways;
}

class Watched {
  readonly lab: Lab;
  #followed!: CommandLine;

  static async start(t: ExecutionContext, {options}: Way): Promise<Watched> {
    const {server = ''} = options;
    const ship = `${server}\nship: [{ file: shipped.jsonl }]\n`;
    const watched = new Watched(await startLab(t, {...options, commands, server: ship, env: hostile}));
    t.teardown(() => watched.#followed.child.kill('SIGKILL'));
    await watched.begin();
    return watched;
  }

  private constructor(lab: Lab) {
    this.lab = lab;
  }

  /** Starts a job of each kind, and waits until all of our processes are there. */
  async begin(): Promise<void> {
    const host = await until(() => this.lab.connect(), 'a gate');
    await host.run('screen', {}).started;
    this.follow();
    await this.all();
  }

  follow(): void {
    this.#followed = commandLine(this.lab, ['audit', 'log', 'lab-01', '--follow', '--json']);
  }

  get followed(): CommandLine {
    return this.#followed;
  }

  all(when = 'at first'): Promise<Record<Kind, ProcessFacts>> {
    return until(() => {
      const ours = descendantsOf(this.lab.pid);
      const found = kinds.map(
        kind => [kind, ours.find(({commandLine: line}) => signs[kind].test(line))] as const,
      );
      return found.every(([, facts]) => facts) && (Object.fromEntries(found) as Record<Kind, ProcessFacts>);
    }, `all of our processes: ${when}`);
  }

  /** Waits until everything of ours has done something new. */
  async works(when = 'at first'): Promise<void> {
    const host = await until(() => this.lab.connect(), 'a gate that answers');
    const job = host.run('true');
    await job;
    await host.close();
    const shipped = () => readFileSync(join(this.lab.folder, 'shipped.jsonl'), 'utf8');
    await until(() => shipped().includes(job.id), `the shipper to go on: ${when}`);
    await until(
      () => this.#followed.stdout.includes(job.id),
      `the helper to go on: ${when}: ${this.#followed.stderr}`,
    );
  }
}

/** What the table of docs/security.md says, by signal and kind of process. */
function tableOfSignals(): Map<NodeJS.Signals, Record<Kind, string>> {
  const lines = readFileSync('docs/security.md', 'utf8').split('\n');
  const from = lines.findIndex(line => line.startsWith('| signal |'));
  const cells = (line = '') =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());
  const [, ...columns] = cells(lines[from]);
  const table = new Map<NodeJS.Signals, Record<Kind, string>>();
  for (const line of lines.slice(from + 2, lines.indexOf('', from))) {
    const [names = '', ...does] = cells(line);
    const row = Object.fromEntries(columns.map((column, i) => [column, does[i] ?? ''])) as Record<
      Kind,
      string
    >;
    for (const [name] of names.matchAll(/SIG\w+/g)) table.set(name as NodeJS.Signals, row);
  }
  return table;
}

const own =
  /^(?:\/dev\/null|socket:\[\d+\]|pipe:\[\d+\]|anon_inode:\[?(?:eventpoll|eventfd|io_uring|inotify|signalfd|timerfd|pidfd)\]?)$/;

for (const [name, way] of Object.entries(waysOf())) {
  const {uid, gate: gateIs} = way;

  onLinux(`started as ${name}, no process of ours has more than it needs`, async t => {
    const watched = await Watched.start(t, way);
    const {lab} = watched;
    const all = await watched.all();
    for (const [kind, facts] of Object.entries(all) as [Kind, ProcessFacts][]) {
      const {status, environment, descriptors, pid} = facts;
      const ids = kind === 'gate' ? gateIs : {uid, gid: uid === 0 ? 0 : gateIs.gid};
      t.is(status.Uid, Array(4).fill(ids.uid).join('\t'), kind);
      t.is(status.Gid, Array(4).fill(ids.gid).join('\t'), kind);
      t.is(listeningOf(facts), kind === 'gate' ? 1 : 0, `${kind} listens`);
      const mayHave =
        kind === 'executor'
          ? /^(?:PATH|LANG|HOME|TZ|TERM|NO_COLOR|NOTIFY_SOCKET|XDG_RUNTIME_DIR|DBUS_\w+|MALLOC_\w+)$/
          : kind === 'gate'
            ? /^(?:PATH|LANG|MALLOC_\w+|OPENSSL_CONF)$/
            : /^(?:PATH|LANG)$/;
      for (const variable of Object.keys(environment)) t.regex(variable, mayHave, kind);
      // A job's process may have a wrapper before it, whose session it is then.
      if (kind !== 'executor') {
        t.is(facts.terminal, 0, `${kind}: terminal`);
        t.not(facts.session, all.executor.session, `${kind}: session`);
      }
      if (kind === 'gate' || kind === 'shipper') t.is(facts.session, pid, `${kind}: session`);
      const rest = descriptors.filter(to => !own.test(to));
      if (kind === 'gate') for (const to of rest) t.true(to.startsWith(`${lab.folder}/data/output/`), to);
      else if (kind === 'terminal host')
        for (const to of rest) t.regex(to, /^\/dev\/(?:pts\/)?ptmx$|^\/dev\/pts\/\d+$/);
      // The account, output, logs and the lock of the lab; the executor may hold its cgroup and its namespaces.
      else
        for (const to of rest)
          t.true(
            to.startsWith(`${lab.folder}/`) ||
              (kind === 'executor' && /^(?:\/proc\/|\/sys\/fs\/cgroup\/|mnt:|pid:|user:)/.test(to)),
            `${kind}: ${to}`,
          );
    }
    const {status, mostProcesses} = all.gate;
    t.is(status.NoNewPrivs, '1');
    t.is(mostProcesses, '0');
    if (uid !== 0) return;
    t.is(status.Groups?.trim(), '');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) t.is(status[set], '0'.repeat(16), set);
    // CAP_DAC_READ_SEARCH, CAP_SETGID and CAP_SETUID, by which it dropped all; no new privileges bring them back.
    t.is(BigInt(`0x${status.CapBnd}`) & ~0xc4n, 0n);
  });

  if (uid === 0)
    onLinux(`started as ${name}, a process of the gate's user cannot look into the gate`, async t => {
      const lab = await startLab(t, way.options);
      const gate = await lab.gatePid();
      const asGate = (script: string) =>
        spawnSync(
          'setpriv',
          [`--reuid=${gateIs.uid}`, `--regid=${gateIs.gid}`, '--clear-groups', '--', 'sh', '-c', script],
          {encoding: 'utf8'},
        );
      t.is(asGate(`kill -0 ${gate}`).status, 0, 'it is of the same user');
      for (const file of ['mem', 'environ', 'maps', 'fd/3', 'cwd/.', 'root/.'])
        t.not(asGate(`exec <"/proc/${gate}/${file}"`).status, 0, file);
      t.not(asGate(`ls /proc/${gate}/fd/`).status, 0);
    });

  onLinux(
    `started as ${name}, every signal does to every process of ours what docs/security.md says`,
    async t => {
      t.timeout(600_000);
      const watched = await Watched.start(t, way);
      const {lab} = watched;
      const table = tableOfSignals();
      for (const signal of [
        'SIGUSR1',
        'SIGUSR2',
        'SIGHUP',
        'SIGPIPE',
        'SIGALRM',
        'SIGTTIN',
        'SIGWINCH',
      ] as const)
        t.true(table.has(signal), signal);
      await watched.works();
      for (const [signal, does] of table) {
        const before = await watched.all(signal);
        const reloads = () => lab.entries().filter(({event}) => event === 'reload').length;
        const reloaded = reloads();
        const going = kinds.filter(kind => does[kind] === 'goes on' || does[kind] === 'reloads');
        for (const kind of going) process.kill(before[kind].pid, signal);
        await watched.works(signal);
        if (does.executor === 'reloads') await until(() => reloads() > reloaded, 'a reload');
        const after = await watched.all(signal);
        for (const kind of going) {
          const {pid, startedAt} = before[kind];
          t.like(after[kind], {pid, startedAt}, `${kind} after ${signal}`);
          t.is(listeningOf(after[kind]), kind === 'gate' ? 1 : 0, `${kind} listens after ${signal}`);
        }
        const others = kinds.filter(kind => !going.includes(kind)).map(kind => `${kind} ${does[kind]}`);
        t.true(['', 'helper ends', 'executor stops,helper ends'].includes(others.join()), others.join());
        if (does.helper === 'ends') {
          process.kill(after.helper.pid, signal);
          await watched.followed.ended;
          t.is(factsOf(after.helper.pid), undefined, `helper after ${signal}`);
          watched.follow();
          // One that has only just become our program does not ignore signals yet.
          await watched.works(`${signal}, another helper`);
        }
        if (does.executor === 'stops') {
          await lab.end(signal);
          t.is(lab.entries().at(-1)?.event, 'server-stop');
          for (const {pid} of Object.values(after)) t.is(factsOf(pid), undefined, `${pid} after ${signal}`);
          await lab.start();
          await watched.begin();
          await watched.works(`${signal}, another server`);
        }
      }
    },
  );
}
