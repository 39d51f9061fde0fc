import {execFile} from 'node:child_process';
import {dirname, extname} from 'node:path';
import {promisify} from 'node:util';
import {isSystemError, messageOf} from '../../base/errors.ts';
import {readNamedFile} from '../../base/named-file.ts';
import {quote} from '../../base/quote.ts';
import {textOf} from '../../base/text.ts';
import type {GroupSource} from '../../node-sets/groups.ts';
import {ConfigError} from '../errors.ts';
import type {GroupOrigin} from '../generated/client.ts';
import {readGroupLines} from './group-lines.ts';

/** Bytes that a file or command may give. */
const mostBytes = 2 ** 20;

/** Milliseconds that a command may take. */
const mostTime = 30_000;

/**
 * Reads the groups of a source of client.yaml; `name` and `configFile` are the source's and that file's.
 *
 * @throws {ConfigError}
 */
export async function readGroupSource(
  {file, command, ansible, sshConfig}: GroupOrigin,
  name: string,
  configFile: string,
): Promise<GroupSource> {
  try {
    if (file !== undefined) return readGroupLines(await readText(file), file);
    if (command !== undefined) {
      const from = `output of ${command[0]}`;
      return readGroupLines(decoded(await outputOf(command, configFile), from), from);
    }
    if (ansible !== undefined) return await readAnsible(ansible);
    const {readSshHosts} = await import('./ssh-hosts.ts');
    return await readSshHosts(sshConfig ?? '', readText);
  } catch (error) {
    const code = error instanceof ConfigError ? error.code : 'config-unreadable';
    throw new ConfigError(code, `groups of ${name}: ${messageOf(error)}`, {cause: error});
  }
}

async function readAnsible(file: string): Promise<GroupSource> {
  const text = await readText(file);
  if (['.yaml', '.yml', '.json'].includes(extname(file))) {
    const {readAnsibleYaml} = await import('./ansible-yaml.ts');
    return readAnsibleYaml(text, file);
  }
  const {readAnsibleIni} = await import('./ansible-ini.ts');
  return readAnsibleIni(text, file);
}

const readText = async (file: string): Promise<string> => decoded(await readNamedFile(file, mostBytes), file);

function decoded(bytes: Buffer, from: string): string {
  try {
    return textOf(bytes);
  } catch (error) {
    throw new ConfigError('config-invalid', `${from} is not UTF-8 text`, {cause: error});
  }
}

/** The output of a command. It is started without a shell, in the folder of client.yaml. */
async function outputOf([program = '', ...args]: readonly string[], configFile: string): Promise<Buffer> {
  const running = promisify(execFile)(program, args, {
    cwd: dirname(configFile),
    encoding: 'buffer',
    maxBuffer: mostBytes,
    timeout: mostTime,
    killSignal: 'SIGKILL',
  });
  running.child.stdin?.end();
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error(`${quote(program)} ${howItFailed(error as FailedProgram)}`, {cause: error});
  }
}

/** The error that `execFile` rejects with. */
interface FailedProgram extends Error {
  readonly code?: number | string | null;
  readonly signal?: string | null;
  readonly killed?: boolean;
  readonly stderr?: Buffer;
}

function howItFailed(error: FailedProgram): string {
  if (isSystemError(error, 'ENOENT')) return 'is not there';
  if (isSystemError(error, 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'))
    return `printed more than ${mostBytes} bytes`;
  if (error.killed === true) return `did not end within ${mostTime / 1000} seconds`;
  if (typeof error.code !== 'number' && !error.signal) return messageOf(error);
  const [words = ''] = (error.stderr?.toString() ?? '').trim().split('\n', 1);
  const how = error.signal ? `was ended by ${error.signal}` : `exited with ${error.code}`;
  return words === '' ? how : `${how}: ${quote(words, 200)}`;
}
