import {spawn} from 'node:child_process';
import {setMaxListeners} from 'node:events';
import {readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import type {ExecutionContext} from 'ava';
import {endOf, endsWithUs} from '../../fixtures/program.ts';
import type {RigHost, RunningRigHost} from '../../fixtures/rig.ts';
import {Rig} from '../../fixtures/rig.ts';

/** The behaviour of a host's commands: `work` waits in between, and ends so. */
export interface Behaviour {
  readonly seconds?: number;
  readonly exit?: number;
  /** Of `check`, the gate. */
  readonly gateExit?: number;
}

/** Hosts that live in the process of the test, and count how often they were made to work. */
export class FleetLab {
  readonly rig: Rig;

  static async open(t: Pick<ExecutionContext, 'teardown'>): Promise<FleetLab> {
    process.setMaxListeners(1000);
    setMaxListeners(1000);
    return new FleetLab(await Rig.open(t));
  }

  private constructor(rig: Rig) {
    this.rig = rig;
  }

  async prepare(name: string, {seconds = 0, exit = 0, gateExit = 0}: Behaviour = {}): Promise<RigHost> {
    const host = await this.rig.prepare(name);
    const script = `echo run >> ${marksOf(host)}; echo "begun on ${name}"; sleep ${seconds}; echo done; exit ${exit}`;
    const defaults = process.getuid?.() === 0 ? 'defaults: { user: root }\n' : '';
    await writeFile(
      join(host.folder, 'catalogue.yaml'),
      `${defaults}commands:
  work: { about: Works, argv: [sh, -c, ${JSON.stringify(script)}] }
  check: { about: Looks, argv: [sh, -c, "echo looked; exit ${gateExit}"] }
  erase: { about: Erases, argv: ["true"], effect: destroy }
  stay: { about: Stays, argv: [sh, -c, "echo begun; sleep 600"] }
  shell: { about: "Runs a script, in which the host is $0", argv: [sh, -c, "{script}", ${name}], params: { script: { type: string, maxLength: 10000 } } }
  take: { about: Digests its input, argv: [sha256sum], stdin: stream }
access:
  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }
`,
    );
    return host;
  }

  /** Hosts that run, each with a behaviour; `lab-01` and so on. */
  async start(behaviours: readonly Behaviour[]): Promise<RunningRigHost[]> {
    const hosts: RunningRigHost[] = [];
    for (const [at, behaviour] of behaviours.entries())
      hosts.push(await this.rig.start(await this.prepare(hostName(at), behaviour)));
    return hosts;
  }
}

/** Hosts in each process of their own: one forks the slower the more memory it has. */
const hostsInOne = 20;

/** So many hosts of a lab in other processes, which end with the test, and a client.yaml that knows them. */
export async function startApart(
  t: Pick<ExecutionContext, 'teardown'>,
  lab: FleetLab,
  count: number,
): Promise<{hosts: RigHost[]; config: string}> {
  const hosts = await Promise.all(Array.from({length: count}, (_, at) => lab.prepare(hostName(at))));
  const ports: number[] = [];
  for (let at = 0; at < count; at += hostsInOne) {
    const folders = hosts.slice(at, at + hostsInOne).map(({folder}) => folder);
    const child = endsWithUs(
      spawn(process.execPath, [resolve('test/fixtures/rig-hosts.ts'), ...folders], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    t.teardown(async () => {
      child.stdin.end();
      await endOf(child);
    });
    const {value: line = '[]'} = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    ports.push(...(JSON.parse(line) as number[]));
  }
  const config = await lab.rig.client(
    'alice',
    hosts.map((host, at) => ({...host, port: ports[at] ?? 0})),
  );
  return {hosts, config};
}

export const hostName = (at: number): string => `lab-${String(at + 1).padStart(2, '0')}`;

const marksOf = ({folder}: Pick<RigHost, 'folder'>) => join(folder, 'marks');

/** How often a host was made to work. */
export function workOf(host: Pick<RigHost, 'folder'>): number {
  try {
    return readFileSync(marksOf(host), 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}
