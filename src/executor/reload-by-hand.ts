import type {Log} from '../server-log/logger.ts';
import type {ConfigLook} from './config-look.ts';
import type {ReloadReport} from './reload-report.ts';
import {writeReloadReport} from './reload-report.ts';
import type {Reloader} from './reloader.ts';
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
    writeReloadReport(data, {pid: process.pid, asked, ...lastDone, commands});
  };
  report();
  return async () => {
    const number = ++asked;
    report();
    // A file that was put aside by a program that rotates logs gets no more lines.
    await log.look();
    await look.whileRead(async () => {
      lastDone = {done: number, failure: await reloader.configuration()};
      report();
    });
  };
}
