import {leastAgeMs, prune} from '../../audit/prune/prune.ts';
import {loadLogSigner} from '../../identity/log-key.ts';
import {ownAccount} from '../audit/own-account.ts';
import {timeOption} from '../audit/time-option.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

export type PruneOptions = CommonOptions & {readonly before: string};

/** `reeve audit prune`. */
export async function pruneAccount({before, config, json}: PruneOptions): Promise<void> {
  const now = Date.now();
  const time = timeOption('--before', before, now);
  if (time > now - leastAgeMs) say('entries younger than an hour are always kept');
  const {dir, server} = await ownAccount(config);
  const signer = await loadLogSigner(server.tls.log, server.host);
  const pruned = await prune(dir, {before: time, signer, now});
  if (json) printJson({host: server.host, pruned: pruned ?? null});
  else if (!pruned)
    print(
      `nothing was removed: no finished part is entirely older than ${shown(Math.min(time, now - leastAgeMs))}`,
    );
  else {
    const {from, to, entries, firstTime, lastTime} = pruned;
    print(
      `removed ${entries} entries, ${from} to ${to - 1}, of ${shown(firstTime)} to ${shown(lastTime)}; the statement is in ${dir}`,
    );
  }
}

const shown = (time: number) => new Date(time).toISOString();
