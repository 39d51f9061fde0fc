// A lab of many hosts on loopback, several in each of a few processes, and a client.yaml that knows them.
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {RigHost} from '../../test/fixtures/rig.ts';
import {Rig} from '../../test/fixtures/rig.ts';
import {realHosts, scriptedHosts} from './places.ts';
import type {Helper} from './processes.ts';
import {startHelper, treeSeconds} from './processes.ts';

/** A process forks the slower the more memory it has: so many hosts are in one. */
const realInOne = 10;
const scriptedInOne = 100;

export interface FleetLab extends AsyncDisposable {
  readonly config: string;
  /** The target that is all of them. */
  readonly target: string;
  /** Seconds of processor time that the hosts have used, with the commands that they ran. */
  readonly seconds: () => number;
}

/** Starts so many hosts that run commands, and scripted ones beside them. */
export async function openFleetLab(counts: {real: number; scripted: number}): Promise<FleetLab> {
  const count = counts.real + counts.scripted;
  const digits = String(count).length;
  const ends: (() => unknown)[] = [];
  const rig = await Rig.open({teardown: end => void ends.push(end)});
  const helpers: Helper[] = [];
  const dispose = async () => {
    await Promise.all(helpers.map(end));
    for (const end of ends.toReversed()) await end();
  };
  try {
    const hosts: RigHost[] = [];
    for (let at = 0; at < count; at++) {
      const name = `n${String(at + 1).padStart(digits, '0')}`;
      const address = `127.1.${at >> 8}.${at & 255}`;
      const host = await rig.prepare(name, 'limits: { jobs: 64 }', address);
      if (at < counts.real) await writeFile(join(host.folder, 'catalogue.yaml'), catalogue);
      hosts.push(host);
    }
    const parts = [
      ...chunks(hosts.slice(0, counts.real), realInOne).map(some => [realHosts, some] as const),
      ...chunks(hosts.slice(counts.real), scriptedInOne).map(some => [scriptedHosts, some] as const),
    ];
    const ports: number[] = [];
    for (const [program, some] of parts) {
      const helper = await startHelper(process.execPath, [program, ...some.map(({folder}) => folder)]);
      helpers.push(helper);
      ports.push(...(JSON.parse(helper.line) as number[]));
    }
    const config = await rig.client(
      'alice',
      hosts.map((host, at) => ({...host, port: ports[at] ?? 0})),
    );
    return {
      config,
      target: `n[${hosts[0]?.name.slice(1)}-${hosts.at(-1)?.name.slice(1)}]`,
      seconds: () => helpers.reduce((sum, {pid}) => sum + treeSeconds(pid), 0),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function end({child}: Helper): Promise<void> {
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

const catalogue = `${process.getuid?.() === 0 ? 'defaults: { user: root }\n' : ''}commands:
  "true": { about: Does nothing, argv: ["true"], effect: read }
  megabyte: { about: Prints the same megabyte, argv: [sh, -c, "head -c 1000000 /dev/zero | tr '\\\\0' a"], effect: read }
access:
  - { who: [group:ops], run: ["*"] }
`;

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({length: Math.ceil(values.length / size)}, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
}
