// The main of the one executable (scripts/package/): the command line; or, by a first word that other processes of ours give, one
// of them.
import type {OwnProgram} from '../base/own-programs.ts';
import {programMark} from '../base/own-programs.ts';
import type {Bundle} from './quick/bundle.ts';
import {loadBundle} from './quick/bundle.ts';
import {start} from './start.ts';

/** The names of the assets that scripts/package/bundle-executable.ts made, by their programs. */
declare const assetNames: Readonly<
  Record<OwnProgram | 'cli' | 'completion' | 'quick' | 'near' | 'logger', string>
>;
/** True if each has its code beside it, as `NAME.code`. */
declare const hasCode: boolean;

const ownPrograms: readonly string[] = [
  'executor',
  'gate',
  'helper',
  'shipper',
  'terminal',
] satisfies OwnProgram[];

// The flag that would block it would block it for commands as well (base/own-programs.ts).
process.on('SIGUSR1', () => {});
const [first = ''] = process.argv.slice(2);
await (first.startsWith(programMark) ? become(first.slice(programMark.length)) : commandLine());

/** Becomes a process of ours, which finds its arguments where it has them when Node loads its file. */
async function become(program: string): Promise<void> {
  if (!isOwnProgram(program)) {
    process.stderr.write(
      `reeve: there is no process ${JSON.stringify(program.slice(0, 40))} of reeve's own\n`,
    );
    process.exit(253);
  }
  if (program === 'executor') {
    process.on('SIGHUP', () => {});
    // The greatest size of V8's young generation is settled when it has begun, but not yet how it grows, which is not at all.
    process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
  }
  process.argv.splice(2, 1);
  await loadBundle(assetOf(program)).ended;
}

function isOwnProgram(name: string): name is OwnProgram {
  return ownPrograms.includes(name);
}

async function commandLine(): Promise<void> {
  await start(process.argv.slice(2), {
    completion: assetOf('completion'),
    near: assetOf('near'),
    quick: assetOf('quick'),
    async whole(folder) {
      const purpose = /^[a-z]{1,16}$/.test(first) ? first : 'other';
      await loadBundle(assetOf('cli'), {folder, purpose}).ended;
    },
  });
}

function assetOf(program: keyof typeof assetNames): Bundle {
  const name = assetNames[program];
  return {
    path: `reeve:${name}`,
    name,
    source: () => bytesOf(name).toString('latin1'),
    // Made with other flags of V8 than the executor has, and for the processor of the machine that packaged alone.
    code: () => (program !== 'executor' && hasCode ? bytesOf(`${name}.code`) : undefined),
    require,
  };
}

/** They are not copied out of the executable. */
function bytesOf(name: string): Buffer {
  return Buffer.from(process.getBuiltinModule('node:sea').getRawAsset(name));
}

/** Gives Node's own modules, and what programs have in common: nothing is ever loaded from a file that others could have put there. */
function require(name: string): unknown {
  if (name !== './logger.js') return process.getBuiltinModule(name);
  return loadBundle(assetOf('logger')).exports;
}
