// The screen that a command leaves on a terminal of 80 by 24 and on one of 200 by 50, as text.
import type {ExecutionContext} from 'ava';
import type {TerminalWindow} from '../fixtures/tmux.ts';

export const sizes = [
  [80, 24],
  [200, 50],
] as const;

/** The lines that a command leaves on a screen of that size, from its first line to the prompt after it. */
export async function screenOf(
  terminal: TerminalWindow,
  [columns, rows]: readonly [number, number],
  words: readonly string[],
  first: string,
): Promise<string[]> {
  await empty(terminal, columns, rows);
  await terminal.reeve(...words);
  const screen = await terminal.shows(new RegExp(`^${first}[\\s\\S]*\\nready>\\n*$`));
  return linesOf(screen.replace(/ready>\n*$/, ''));
}

/** Of that size. The screen of the last command must not pass for that of the next. */
export async function empty(terminal: TerminalWindow, columns: number, rows: number): Promise<void> {
  await terminal.resize(columns, rows);
  await terminal.type('clear');
  await terminal.press('Enter');
  await terminal.shows(/^ready>\n*$/);
}

/** The lines on each of them; no line is wider than its screen, or is wrapped. */
export async function screensOf(
  t: ExecutionContext,
  terminal: TerminalWindow,
  words: readonly string[],
  first: string,
): Promise<string[][]> {
  const screens: string[][] = [];
  for (const size of sizes) screens.push(await screenOf(terminal, size, words, first));
  for (const [index, [columns]] of sizes.entries())
    for (const line of screens[index] ?? []) t.true(line.length <= columns, line);
  return screens;
}

export const linesOf = (screen: string) => screen.trimEnd().split('\n').map(masked);

/** Placeholders of the same width, but for digests. */
function masked(line: string): string {
  return line
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'DIGEST')
    .replaceAll(/\b\d{4}-\d\d-\d\d\b/g, 'YYYY-MM-DD')
    .replaceAll(/\b\d\d:\d\d:\d\d\b/g, 'hh:mm:ss')
    .replaceAll(/\b\d\d:\d\d\b/g, 'hh:mm')
    .replaceAll(/\b(?=[0-9a-f]*\d)[0-9a-f]{8}\b/g, 'idididid');
}
