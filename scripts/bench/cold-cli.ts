// The whole program, from nothing: `reeve run HOST true` and what else there is to run `true` on another host.
import {existsSync} from 'node:fs';
import {symlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Bench} from './bench.ts';
import {startBareServer} from './floors.ts';
import {startKept} from './kept.ts';
import type {Contender} from './measure.ts';
import {alternate} from './measure.ts';
import {startNrpe} from './nrpe.ts';
import {bareClient, executable, reeve} from './places.ts';
import {findProgram, timeProgram} from './processes.ts';
import type {Report} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';
import {startSsh} from './ssh.ts';

export const coldCli: Bench = {
  name: 'cold-cli',
  title: '`reeve run HOST true`, the whole process',
  async run({lab}): Promise<Report> {
    const program = findProgram('/usr/bin/true', '/bin/true') ?? 'true';
    const {cert, key, ca} = lab.user;
    await using bare = await startBareServer(lab);
    await using ssh = await startSsh(lab.folder, [program]);
    await using nrpe = await startNrpe(lab);
    await using kept = await startKept(lab);
    const node = process.execPath;
    // As npm puts it there: a link, and in the program's first line the Node that is found.
    const installed = join(lab.folder, 'reeve');
    await symlink(reeve, installed);
    const path = {...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}`};
    const complete = ['complete', 'zsh', '--config', lab.config, 'run', 'lab-01', 'echo', ''];
    // It learns what the answer says.
    await timeProgram([installed, 'commands', '--config', lab.config, 'lab-01'], path);
    const contenders = [
      contender('node -e 0', [node, '-e', '0']),
      contender('bare Node client', [node, bareClient, String(bare.port), cert, key, ca, program]),
      contender('reeve', [installed, 'run', '--config', lab.config, 'lab-01', 'true'], {env: path}),
      contender('reeve with persist', [installed, 'run', '--config', kept.config, 'lab-01', 'true'], {
        env: {...path, ...kept.env},
      }),
      contender('reeve --version', [installed, '--version'], {env: path}),
      contender('a completion', [installed, ...complete], {env: path}),
    ];
    const isPackaged = existsSync(executable);
    if (isPackaged)
      contenders.push(
        contender('the executable', [executable, 'run', '--config', lab.config, 'lab-01', 'true']),
        contender('the executable --version', [executable, '--version']),
        contender('the executable, a completion', [executable, ...complete]),
      );
    // With nothing printed, check_nrpe says that the output could not be read, and exits with 3.
    if (nrpe) contenders.push(contender('check_nrpe', nrpe.argv, {expected: 3}));
    if (ssh) contenders.push(contender('ssh', ssh.argv(program, 'cold')));
    const found = await alternate(contenders, {rounds: 40, batch: 1, warmUp: 3});
    const p50 = (name: string) => found.get(name)?.p50 ?? Number.NaN;
    return {
      rows: latencyRows(found, 'bare Node client'),
      aims: [
        ratioAim('at most 1.4 times the bare client (p50)', p50('reeve'), p50('bare Node client'), 1.4),
        ratioAim(
          'with `persist` at most 0.8 times the bare client (p50)',
          p50('reeve with persist'),
          p50('bare Node client'),
          0.8,
        ),
        ratioAim(
          '`reeve --version` at most 1.5 times `node -e 0` (p50)',
          p50('reeve --version'),
          p50('node -e 0'),
          1.5,
        ),
        {
          aim: 'a completion under 100 ms (p50)',
          measured: `${p50('a completion').toFixed(0)} ms`,
          met: p50('a completion') < 100,
        },
        ...(isPackaged
          ? [
              ratioAim(
                'the executable at most 1.4 times the bare client (p50)',
                p50('the executable'),
                p50('bare Node client'),
                1.4,
              ),
            ]
          : []),
        ...(ssh ? [ratioAim('less than half of ssh (p50)', p50('reeve'), p50('ssh'), 0.5)] : []),
        ...(nrpe
          ? [
              ratioAim('ahead of check_nrpe, if it can be done (p50)', p50('reeve'), p50('check_nrpe'), 1),
              ratioAim(
                'with `persist` ahead of check_nrpe (p50)',
                p50('reeve with persist'),
                p50('check_nrpe'),
                1,
              ),
            ]
          : []),
      ],
      notes: [
        ...(isPackaged ? [] : ['the executable: not made (npm run package)']),
        ...(ssh ? [] : ['ssh: not installed']),
        ...(nrpe ? [] : ['check_nrpe and nrpe: not installed']),
      ],
    };
  },
};

function contender(
  name: string,
  argv: readonly [string, ...string[]],
  {expected = 0, env = process.env} = {},
): Contender {
  return {
    name,
    async once() {
      const {ms, status} = await timeProgram(argv, env);
      if (status !== expected) throw new Error(`${argv.join(' ')} exited with ${status}`);
      return ms;
    },
  };
}
