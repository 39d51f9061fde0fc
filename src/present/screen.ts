import type {WriteStream} from 'node:tty';

/** The screen that one of our streams is shown on. */
export interface Screen {
  /**
   * The number of its columns; undefined if it is no terminal, or one that does not say: nothing is cut then.
   */
  readonly columns: number | undefined;
  readonly hasColours: boolean;
}

/** The screen that stands for a pipe or a file. */
export const noScreen: Screen = {columns: undefined, hasColours: false};

/** Colours are for terminals that have them, and for people who want them (https://no-color.org). */
export function screenOf(
  {isTTY, columns}: Pick<WriteStream, 'isTTY' | 'columns'>,
  {NO_COLOR: unwanted = '', TERM: kind = ''}: NodeJS.ProcessEnv = process.env,
): Screen {
  if (!isTTY) return noScreen;
  return {
    columns: columns > 0 ? columns : undefined,
    hasColours: unwanted === '' && kind !== '' && kind !== 'dumb',
  };
}

/** Text that says that something failed, as `screen` shows it. It must be visible already. */
export function inRed(text: string, {hasColours}: Screen): string {
  return hasColours && text !== '' ? `\u001b[31m${text}\u001b[39m` : text;
}
