// The floor of a run: execa on this machine, in a process as small as the executor, of the very argv that the
// server would execute: with the wrappers of the containment that works here. Started with fork().
import {execa} from 'execa';
import type {ContainmentKind} from '../../src/runner/containment/containment.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import {prefixed, runAs} from '../../src/runner/run-as.ts';

const [dataFolder = '', kind, program = ''] = process.argv.slice(2);
await using containment = await openContainment({dataFolder, only: kind as ContainmentKind});
const user = await runAs({user: process.getuid?.() === 0 ? 'root' : undefined}, containment.tools);
const prefix = 'prefix' in user ? user.prefix : [];
const scope = await containment.open('bench-floor');
const argvs = {
  plain: [program] as const,
  wrapped: scope.wrap(prefixed(prefix, [program])),
};

async function run(which: keyof typeof argvs): Promise<void> {
  const [file, ...args] = argvs[which];
  const start = performance.now();
  const {exitCode, stderr} = await execa(file, args, {
    extendEnv: false,
    env: {PATH: '/usr/bin:/bin', HOME: '/root', LANG: 'C.UTF-8', USER: 'root'},
    stdin: 'ignore',
    reject: false,
    detached: true,
  });
  if (exitCode !== 0) throw new Error(`${argvs[which].join(' ')}: ${exitCode} ${stderr}`);
  process.send?.(performance.now() - start);
}

process.on('message', (which: keyof typeof argvs) => void run(which));
const left = Promise.withResolvers<void>();
process.on('disconnect', left.resolve);
process.send?.(argvs.wrapped);
await left.promise;
scope.close();
