import test from 'ava';
import type {CommandLineOptions} from '../../fixtures/command-line.ts';
import {commandLine} from '../../fixtures/command-line.ts';
import type {RunningRigHost} from '../../fixtures/rig.ts';
import type {Behaviour} from './fleet-lab.ts';
import {FleetLab, hostName} from './fleet-lab.ts';

/**
 * Hosts for the tests of a file, which start before the first of them; and the command line of alice, who knows them and one more,
 * the last, at which nothing listens.
 */
export class SharedFleet {
  #lab: FleetLab | undefined;
  #hosts: readonly RunningRigHost[] = [];
  #config = '';

  /** To be called once, where the file begins. */
  constructor(behaviours: readonly Behaviour[]) {
    const endings: (() => unknown)[] = [];
    test.serial.before(async () => {
      this.#lab = await FleetLab.open({teardown: end => endings.push(end)});
      this.#hosts = await this.#lab.start(behaviours);
      const [first] = this.#hosts;
      const gone = {...(first as RunningRigHost), name: hostName(behaviours.length), port: 1};
      this.#config = await this.lab.rig.client('alice', [...this.#hosts, gone]);
    });
    test.after.always(async () => {
      for (const end of endings) await end();
    });
  }

  get lab(): FleetLab {
    if (!this.#lab) throw new Error('the hosts are started before the first test');
    return this.#lab;
  }

  get hosts(): readonly RunningRigHost[] {
    return this.#hosts;
  }

  /** The client.yaml of alice. */
  get config(): string {
    return this.#config;
  }

  get folder(): string {
    return this.lab.rig.folder;
  }

  /** Begins a command of alice's, unless another client.yaml is named. */
  readonly begin = (words: readonly string[], options: CommandLineOptions = {}) =>
    commandLine({folder: this.folder}, words, {config: this.config, ...options});

  /** How a command of alice's ends. */
  readonly ended = async (...words: string[]) => {
    const {status, stdout, stderr} = await this.begin(words).ended;
    const text = stdout.toString();
    return {status, stdout: text, stderr, lines: text.split('\n').slice(0, -1)};
  };
}
