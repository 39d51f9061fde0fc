import {shellWords} from '../../base/shell-words.ts';
import type {FleetRun} from '../../index.ts';
import {shortId} from '../../present/short-ids.ts';
import {exitStatus} from '../exit-status.ts';
import {interrupted} from '../job/interrupts.ts';
import type {Speaker} from './speaker.ts';

/** The signals that leave what runs, with their numbers. */
const leaving = {SIGHUP: 1, SIGTERM: 15} as const;

/** Returns the command that goes on with hosts of a run. */
export function retryCommand(id: string, which: string, config: string | undefined): string {
  const settings = config === undefined ? [] : ['--config', config];
  return shellWords(['reeve', 'fleet', 'retry', ...settings, shortId(id), `--${which}`]);
}

/** The state of being interrupted. */
export interface FleetInterrupts extends Disposable {
  /** The status to exit with, if a signal made us leave. */
  readonly leftWith: number | undefined;
}

/**
 * Ctrl-C cancels the run everywhere; a second one leaves at once. SIGHUP and SIGTERM leave what runs, and it
 * is said how to come back. Until it is disposed of.
 */
export function onFleetInterrupt(
  run: FleetRun,
  config: string | undefined,
  {say}: Pick<Speaker, 'say'>,
): FleetInterrupts {
  let times = 0;
  let leftWith: number | undefined;
  const wayBack = () => retryCommand(run.id, 'unknown', config);
  const interrupt = () => {
    if (++times > 1) {
      say(`left; jobs may still run: ${wayBack()}`);
      process.exit(interrupted);
    }
    say('ending the jobs on all hosts; press Ctrl-C again to stop waiting');
    run.cancel();
  };
  const leave = (name: keyof typeof leaving) => {
    if (leftWith !== undefined) return;
    leftWith = exitStatus.signalBase + leaving[name];
    say(`left; jobs go on: ${wayBack()}`);
    run.leave();
  };
  const hear = {SIGINT: interrupt, SIGHUP: () => leave('SIGHUP'), SIGTERM: () => leave('SIGTERM')};
  for (const [name, listener] of Object.entries(hear)) process.on(name, listener);
  return {
    get leftWith() {
      return leftWith;
    },
    [Symbol.dispose]() {
      for (const [name, listener] of Object.entries(hear)) process.off(name, listener);
    },
  };
}
