import type {Chunk} from '../../index.ts';
import {CastReader} from '../../present/terminal/cast-reader.ts';
import {TerminalModes} from '../../present/terminal/modes.ts';
import {TerminalView} from '../../present/terminal/view.ts';
import type {JobOutput, OutputFilter} from '../job/job-output.ts';
import {Sink} from '../job/job-output.ts';

/**
 * Shows a job that has a terminal to somebody who does not type into it: in a pipe the bytes that its program wrote;
 * on a terminal these, too, but for what would have the terminal answer. In the end the terminal is as it was.
 */
export function openTerminalOutput(): JobOutput {
  const recording = new Recording(process.stdout.isTTY ? new OnlookersScreen() : undefined);
  const sinks = {stdout: new Sink(process.stdout, recording), stderr: new Sink(process.stderr)};
  let next = 0;
  return {
    // An offset within a recording is none to begin at again.
    unshown: undefined,
    get failure() {
      return sinks.stdout.failure;
    },
    write(chunk: Chunk) {
      if (chunk.offset !== next) recording.gap();
      next = chunk.offset + chunk.bytes.length;
      return sinks[chunk.channel].write(chunk);
    },
    end: async () => void (await Promise.all([sinks.stdout.end(), sinks.stderr.end()])),
    abandon: () => void process.stdout.write(recording.end()),
  };
}

/** A terminal on which somebody looks on. */
export class OnlookersScreen {
  readonly #view = new TerminalView('onlooker');
  readonly #modes = new TerminalModes();

  /** The text to write for what the program wrote. */
  push(text: string): string {
    const shown = this.#view.push(text);
    this.#modes.push(shown);
    return shown;
  }

  /** The sequences that restore the terminal. */
  undo(): string {
    return this.#modes.undo();
  }
}

class Recording implements OutputFilter {
  readonly #reader = new CastReader();
  readonly #screen: OnlookersScreen | undefined;

  constructor(screen: OnlookersScreen | undefined) {
    this.#screen = screen;
  }

  push(bytes: Uint8Array): string {
    const text = writtenIn(this.#reader.push(bytes));
    return this.#screen?.push(text) ?? text;
  }

  gap(): void {
    this.#reader.gap();
  }

  end(): string {
    return this.#screen?.undo() ?? '';
  }
}

/** The text that a program wrote to its terminal. */
export const writtenIn = (events: readonly {code: string; data: string}[]) =>
  events.map(({code, data}) => (code === 'o' ? data : '')).join('');
