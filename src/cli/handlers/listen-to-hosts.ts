import {inJsonLine} from '../../present/json.ts';
import {inLines} from '../../present/lines.ts';
import {messageLines} from '../../present/message.ts';
import {screenOf} from '../../present/screen.ts';
import {TargetError} from '../errors.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {reportError} from '../report-error.ts';
import type {ListenSince} from './listen.ts';
import {shownMissed, writeLine} from './listen.ts';

/**
 * `reeve listen` to several hosts, each line with its host before it. One that fails is said, and the others
 * are listened to. Returns the exit status.
 */
export async function listenToHosts(
  target: string,
  {since = {}, ...options}: CommonOptions & {readonly since?: ListenSince},
): Promise<number> {
  await using client = await openFleetClient(options);
  const fleet = await client.fleet(target);
  let status = 0;
  await fleet.ask(
    async host => {
      for await (const heard of host.listen(since)) {
        if (options.json) await writeLine(inJsonLine({host: host.name, ...heard}));
        else if (heard.type === 'missed') say(shownMissed(heard), host.name);
        else {
          const lines = messageLines(heard, Date.now(), screenOf(process.stdout));
          await writeLine(inLines(lines.map(({shown}) => ({shown: `${host.name}: ${shown}`}))));
        }
      }
    },
    {
      // All of them for as long as it goes on.
      fanout: fleet.hosts.length,
      onAnswer(answer) {
        if ('error' in answer)
          status = Math.max(status, reportError(new TargetError(answer.host, answer.error)));
      },
    },
  );
  return status;
}
