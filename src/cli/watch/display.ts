import type {WriteStream} from 'node:tty';
import {inJsonLine} from '../../present/json.ts';
import type {Painted} from '../../present/lines.ts';
import {inLines} from '../../present/lines.ts';
import type {Screen} from '../../present/screen.ts';
import {noScreen, screenOf} from '../../present/screen.ts';
import {print, say} from '../print.ts';
import {LongOutput} from '../streams/long-output.ts';
import {canBeDrawnOn, LiveScreen} from '../terminal/live-screen.ts';

/** Something that changes, as it is now. */
export interface Watched {
  /** The line above it on a terminal. */
  title(): string;
  /** For people. */
  lines(screen: Screen): readonly Painted[];
  /** True if there is nothing to be shown: then `none` is said. */
  isEmpty(): boolean;
  readonly none: string;
  /** The host that it is of, where it is of one. */
  readonly host?: string;
  /** For programs, by host. */
  documents(): ReadonlyMap<string, object>;
}

/** Has it change, until it is aborted. */
export type Feed = (changed: () => void, signal: AbortSignal) => Promise<void>;

/** Between two drawings, milliseconds: of many hosts one changes at any time. */
const drawMs = 100;
/** Between two drawings of what has not changed: it says how long ago something was. */
const redrawMs = 1000;

/** Shows it as it changes: in place on a terminal, else as often as it is another, as lines or as a line of JSON for each host. */
export async function display(watched: Watched, feed: Feed, {json = false}: {json?: boolean}): Promise<void> {
  await (isDrawn(json) ? drawInPlace(watched, feed, process.stdout) : printChanges(watched, feed, json));
}

/** True if it is drawn in place: a line of anything else would be drawn over, and would move what is drawn. */
export const isDrawn = (json: boolean): boolean => canBeDrawnOn(process.stdout) && !json;

/** Draws it until Ctrl-C; what was seen last is left there. */
async function drawInPlace(watched: Watched, feed: Feed, terminal: WriteStream): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  process.once('SIGINT', leave);
  const lines = (screen: Screen) => (watched.isEmpty() ? [watched.none] : watched.lines(screen));
  try {
    using screen = new LiveScreen(terminal);
    let due: NodeJS.Timeout | undefined;
    let drawnAt = -drawMs;
    const draw = () => {
      clearTimeout(due);
      due = setTimeout(draw, redrawMs);
      drawnAt = performance.now();
      screen.draw(shownOn => [watched.title(), '', ...lines(shownOn)]);
    };
    const changed = () => {
      clearTimeout(due);
      due = setTimeout(draw, Math.max(0, drawnAt + drawMs - performance.now()));
    };
    try {
      await untilAborted(feed(changed, left.signal), left.signal);
    } finally {
      clearTimeout(due);
    }
  } finally {
    process.off('SIGINT', leave);
  }
  print(lines(screenOf(terminal)));
}

async function printChanges(watched: Watched, feed: Feed, json: boolean): Promise<void> {
  const output = new LongOutput();
  const left = new AbortController();
  const changedDocuments = changesOf(watched);
  let last: 'lines' | 'none' | undefined;
  let change = Promise.withResolvers<void>();
  const over = feed(() => change.resolve(), left.signal).then(() => true);
  try {
    for (let isOver = false; !isOver; ) {
      isOver = await Promise.race([change.promise.then(() => false), over]);
      change = Promise.withResolvers<void>();
      const changed = changedDocuments();
      if (changed.length === 0) continue;
      if (json)
        for (const document of changed) await output.write(inJsonLine({time: Date.now(), ...document}));
      else if (!watched.isEmpty()) {
        await output.write(inLines([...(last === 'lines' ? [''] : []), ...watched.lines(noScreen)]));
        last = 'lines';
      } else if (last !== 'none') {
        say(watched.none, watched.host);
        last = 'none';
      }
      await output.end();
    }
  } finally {
    left.abort();
  }
}

/** Returns the documents that are other than the last time. */
function changesOf(watched: Watched): () => object[] {
  const told = new Map<string, string>();
  return () =>
    [...watched.documents()].flatMap(([host, document]) => {
      const text = JSON.stringify(document);
      if (told.get(host) === text) return [];
      told.set(host, text);
      return [document];
    });
}

async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const {promise: aborted, resolve} = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve());
  const done = work.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  await Promise.race([done, aborted]);
}
