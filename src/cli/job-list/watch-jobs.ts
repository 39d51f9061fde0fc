import {setTimeout as pause} from 'node:timers/promises';
import type {WriteStream} from 'node:tty';
import {visible} from '../../base/quote.ts';
import {shownDuration} from '../../present/duration.ts';
import {inJsonLine} from '../../present/json.ts';
import type {Painted} from '../../present/lines.ts';
import {inLines} from '../../present/lines.ts';
import type {Screen} from '../../present/screen.ts';
import {noScreen, screenOf} from '../../present/screen.ts';
import type {JobsAnswer} from '../../protocol/generated/answer.ts';
import type {ConnectionStatus} from '../job/connection-status.ts';
import {print, say} from '../print.ts';
import {LongOutput} from '../streams/long-output.ts';
import {LiveScreen} from './live-screen.ts';

/** A list of jobs that is asked for again and again. */
export interface WatchedJobs {
  readonly host: string;
  readonly everyMs: number;
  readonly connection: ConnectionStatus;
  /** The line that is said where there are none. */
  readonly none: string;
  ask(): Promise<JobsAnswer>;
  /** As a table, by the host's clock now. */
  inWords(answer: JobsAnswer, screen: Screen): Painted[];
}

/** Draws the list in place on a terminal, until Ctrl-C; what was seen last is left there. */
export async function watchOnTerminal(watched: WatchedJobs, terminal: WriteStream): Promise<void> {
  const {host, everyMs, connection} = watched;
  const left = new AbortController();
  const leave = () => left.abort();
  process.once('SIGINT', leave);
  let last: (screen: Screen) => readonly (string | Painted)[] = () => [];
  {
    using screen = new LiveScreen(terminal);
    let trouble = '';
    const draw = () => {
      const how = trouble === '' ? `every ${shownDuration(everyMs)}; Ctrl-C leaves` : trouble;
      screen.draw(shownOn => [`${host}: ${how}`, '', ...last(shownOn)]);
    };
    // A line of its own would be drawn over, and would move what is drawn.
    using _quiet = connection.toldBy((text, _host, isOver) => {
      trouble = isOver ? '' : visible(text);
      draw();
    });
    try {
      await untilAborted(left.signal, async () => {
        const answer = await watched.ask();
        last = shownOn => (answer.jobs.length === 0 ? [watched.none] : watched.inWords(answer, shownOn));
        draw();
        await pause(everyMs, undefined, {signal: left.signal});
      });
    } finally {
      process.off('SIGINT', leave);
    }
  }
  print(last(screenOf(terminal)));
}

/** For a pipe or a file: the list whenever it is another than before, as a table or as a line of JSON. */
export async function watchChanges(watched: WatchedJobs, {json}: {json: boolean}): Promise<never> {
  const output = new LongOutput();
  let before = '';
  for (;;) {
    const answer = await watched.ask();
    const now = JSON.stringify(answer);
    if (now !== before && answer.jobs.length === 0 && !json) say(watched.none, watched.host);
    else if (now !== before) {
      await output.write(
        json
          ? inJsonLine({host: watched.host, time: Date.now(), ...answer})
          : inLines([...(before === '' ? [] : ['']), ...watched.inWords(answer, noScreen)]),
      );
    }
    await output.end();
    before = now;
    await pause(watched.everyMs);
  }
}

async function untilAborted(signal: AbortSignal, turn: () => Promise<void>): Promise<void> {
  const {promise: aborted, resolve} = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve());
  while (!signal.aborted) {
    const turned = turn().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    await Promise.race([turned, aborted]);
  }
}
