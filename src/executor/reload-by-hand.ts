import type {Log} from '../server-log/logger.ts';
import type {ConfigLook} from './config-look.ts';
import type {Reloader} from './reloader.ts';
import type {ReloadReport} from './server-report.ts';
import {writeReport} from './server-report.ts';
import type {Settings} from './settings.ts';

export interface ReloadParts {
  readonly data: string;
  readonly settings: Settings;
  readonly log: Log;
  readonly look: ConfigLook;
  readonly reloader: Reloader;
}

/**
 * Returns the handler of a reload that somebody asks for. It says at once that it was asked, and then what
 * came of it.
 */
export function reloadByHand({data, settings, log, look, reloader}: ReloadParts): () => Promise<void> {
  let asked = 0;
  let lastDone: Pick<ReloadReport, 'done' | 'failure'> = {done: 0};
  const report = () => {
    const commands = settings.catalogue.commands.size;
    writeReport(data, 'reload', {pid: process.pid, asked, ...lastDone, commands});
  };
  report();
  return async () => {
    const number = ++asked;
    report();
    // A file that was put aside by a program that rotates logs gets no more lines.
    await log.look();
    await look.whileRead(async () => {
      const failure = await reloader.configuration();
      lastDone = {done: number, failure: failure?.slice(0, 1500)};
      report();
    });
  };
}
