import type {ListenOptions} from '../../index.ts';
import {inJsonLine} from '../../present/json.ts';
import {inLines} from '../../present/lines.ts';
import {messageLines} from '../../present/message.ts';
import {screenOf} from '../../present/screen.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {withHost} from '../with-host.ts';

/** Returns the time at which `--since` begins. */
export type ListenSince = Pick<ListenOptions, 'since' | 'withinMs'>;

/** `reeve listen`. */
export async function listen(
  target: string,
  {since = {}, ...options}: CommonOptions & {readonly since?: ListenSince},
): Promise<void> {
  await withHost(target, options, async host => {
    for await (const heard of host.listen(since)) {
      if (options.json) await writeLine(inJsonLine({host: host.name, ...heard}));
      else if (heard.type === 'missed') say(shownMissed(heard), host.name);
      else await writeLine(inLines(messageLines(heard, Date.now(), screenOf(process.stdout))));
    }
  });
}

export const shownMissed = ({from, to}: {from: number; to: number}) =>
  `missed ${from === to ? from : `${from}-${to}`}`;

/** Somebody who reads slowly is told what was missed: messages do not wait here. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise(resolve => process.stdout.once('drain', resolve));
}
