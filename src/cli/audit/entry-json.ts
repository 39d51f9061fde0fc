import type {Entry} from '../../audit/generated/entry.ts';
import {escapedJson} from '../../present/json.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {TextOutput} from './text-output.ts';

/** One entry a line: as it stands where it goes to a program, with what could move a cursor escaped on a terminal. */
export class EntryJson implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #isTerminal = process.stdout.isTTY;

  print(_entry: Entry, line: string): Promise<void> | undefined {
    return this.#output.put(`${this.#isTerminal ? escapedJson(line) : line}\n`);
  }

  end(): Promise<void> {
    return this.#output.end();
  }
}
