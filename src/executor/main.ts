// The executor's process: `executor.js SERVER-YAML`, started by `reeve serve` in its own process id.
import {constants} from 'node:os';
import {endForCertain} from '../base/certain-end.ts';
import {messageOf} from '../base/errors.ts';
import {ownArgumentsOrEnd} from '../base/own-build.ts';
import {ownPrograms} from '../base/own-programs.ts';
import {ignoreStraySignals} from '../base/stray-signals.ts';
import {outliveReaders} from '../base/unread-streams.ts';
import {sealDescriptors} from '../runner/seal-descriptors.ts';
import {notifySystemd} from './notify-systemd.ts';
import {keepHeapSmall} from './small-heap.ts';
import type {RunningServer} from './start-executor.ts';
import {startExecutor} from './start-executor.ts';
import {terminalWatch} from './terminal-gone.ts';

const [configFile] = ownArgumentsOrEnd();
if (configFile === undefined) throw new Error('the executor is started by reeve serve');
process.title = 'reeve executor';
endForCertain();
outliveReaders();
// Before anything is opened or started: what we inherited is not for commands.
sealDescriptors();
ignoreStraySignals();
const terminalIsGone = terminalWatch();

/** The time that the last lines of the log may take, milliseconds. */
const lastWordsMs = 1000;

let server: RunningServer | undefined;
let isStopping = false;
let isDraining = false;
/** A reload was asked for while the server started: what it has read may be older. */
let isReloadDue = false;
const hurry = new AbortController();

async function stop(reason: string): Promise<void> {
  if (!server) return;
  // The second signal ends at once what the first one left time to.
  if (isStopping) hurry.abort();
  if (isStopping) return;
  isStopping = true;
  const late = `did not stop within ${server.stopWithinMs / 1000} s; the rest is left`;
  setTimeout(() => fail(new Error(late)), server.stopWithinMs);
  await notifySystemd('STOPPING=1', server.log.logger);
  await server.stop(reason, hurry.signal);
  process.exit();
}

/** No new work is taken; the server ends when all that it took has ended. Signals that stop it do so meanwhile. */
async function drain(): Promise<void> {
  if (!server || isDraining) return;
  isDraining = true;
  await server.drain();
  if (!isStopping) await stop('drained');
}

/** Acts on a signal that ends the server. Before it is there nothing is taken, and nothing runs. */
function end(signal: NodeJS.Signals, act: (reason: string) => Promise<void> = stop): void {
  if (!server) process.exit(128 + constants.signals[signal]);
  void act(signal);
}

/** The terminal in which the server was started is gone, which may be told more than once; or somebody asks for a reload. */
function hungUp(signal: NodeJS.Signals): void {
  if (terminalIsGone()) {
    if (!isStopping) end(signal);
  } else if (server) void server.reload();
  else isReloadDue = true;
}

/** Says why on the way out, as far as the log still takes it. */
function fail(error: unknown): void {
  if (!server) {
    process.stderr.write(`reeve: ${messageOf(error)}\n`);
    process.exit(1);
  }
  server.log.logger.fatal({err: error}, 'the executor failed');
  setTimeout(() => process.exit(1), lastWordsMs);
  void server.log.close().then(() => process.exit(1));
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
// Before anybody can hear that the server is there, and tell it to stop in the same moment.
process.on('SIGTERM', signal => end(signal));
process.on('SIGINT', signal => end(signal));
process.on('SIGQUIT', signal => end(signal, drain));
process.on('SIGHUP', hungUp);

try {
  server = await startExecutor(configFile, ownPrograms(import.meta.dirname), {terminal: process.stderr});
  keepHeapSmall();
  await notifySystemd('READY=1', server.log.logger);
  if (isReloadDue) await server.reload();
} catch (error) {
  process.stderr.write(`reeve: ${messageOf(error)}\n`);
  process.exitCode = 253;
  // Things that were opened before it failed may still be open.
  setTimeout(() => process.exit(), lastWordsMs).unref();
}
