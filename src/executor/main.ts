// The executor's process: `executor.js SERVER-YAML`, started by `reeve serve` in its own process id.
import {fileURLToPath} from 'node:url';
import {messageOf} from '../base/errors.ts';
import {notifySystemd} from './notify-systemd.ts';
import {startExecutor} from './start-executor.ts';

const [configFile] = process.argv.slice(2);
if (configFile === undefined) throw new Error('the executor is started by reeve serve');
process.title = 'reeve executor';

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

try {
  const server = await startExecutor(configFile, {gate: beside('gate.js'), helper: beside('helper.js')});
  const {logger} = server.log;
  await notifySystemd('READY=1', logger);

  const hurry = new AbortController();
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // The second signal ends at once what the first one left time to.
    if (isStopping) {
      hurry.abort();
      return;
    }
    isStopping = true;
    await notifySystemd('STOPPING=1', logger);
    await server.stop(signal, hurry.signal);
    process.exit();
  };
  process.on('SIGTERM', signal => void stop(signal));
  process.on('SIGINT', signal => void stop(signal));
  process.on('SIGHUP', () => void server.reload());
  process.on('unhandledRejection', error => {
    logger.fatal({err: error}, 'the executor failed');
    process.exit(1);
  });
} catch (error) {
  process.stderr.write(`reeve: ${messageOf(error)}\n`);
  process.exitCode = 253;
}
