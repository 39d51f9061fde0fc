// The executor's process: `executor.js SERVER-YAML`, started by `reeve serve` in its own process id.
import {constants} from 'node:os';
import {fileURLToPath} from 'node:url';
import {messageOf} from '../base/errors.ts';
import {ignoreStraySignals} from '../base/stray-signals.ts';
import {sealDescriptors} from '../jobs/seal-descriptors.ts';
import {notifySystemd} from './notify-systemd.ts';
import type {RunningServer} from './start-executor.ts';
import {startExecutor} from './start-executor.ts';

const [configFile] = process.argv.slice(2);
if (configFile === undefined) throw new Error('the executor is started by reeve serve');
process.title = 'reeve executor';
// Before anything is opened or started: what we inherited is not for commands.
sealDescriptors();
ignoreStraySignals();

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

let server: RunningServer | undefined;
let isStopping = false;
const hurry = new AbortController();

async function stop(signal: NodeJS.Signals): Promise<void> {
  // Nothing is taken and nothing runs before the server is there.
  if (!server) process.exit(128 + constants.signals[signal]);
  // The second signal ends at once what the first one left time to.
  if (isStopping) hurry.abort();
  if (isStopping) return;
  isStopping = true;
  await notifySystemd('STOPPING=1', server.log.logger);
  await server.stop(signal, hurry.signal);
  process.exit();
}

// Before anybody can hear that the server is there, and tell it to stop in the same moment.
process.on('SIGTERM', signal => void stop(signal));
process.on('SIGINT', signal => void stop(signal));
process.on('SIGHUP', () => void server?.reload());

try {
  server = await startExecutor(configFile, {
    gate: beside('gate.js'),
    helper: beside('helper.js'),
    shipper: beside('shipper.js'),
    terminal: beside('terminal.js'),
  });
  const {logger} = server.log;
  process.on('unhandledRejection', error => {
    logger.fatal({err: error}, 'the executor failed');
    process.exit(1);
  });
  await notifySystemd('READY=1', logger);
} catch (error) {
  process.stderr.write(`reeve: ${messageOf(error)}\n`);
  process.exitCode = 253;
}
