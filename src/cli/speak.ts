import {visible} from '../base/quote.ts';

/** What every command takes, before or after its name. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** reeve's own words, on stderr: `reeve: HOST: ...`. */
export function say(text: string, host?: string): void {
  const prefix = host === undefined ? 'reeve: ' : `reeve: ${visible(host)}: `;
  // A message of several lines, such as all that is wrong with a file, stays several lines.
  const lines = text.split('\n').map(line => visible(line));
  process.stderr.write(`${prefix}${lines.join('\n')}\n`);
}

/** A document for programs, on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Lines for a person, on stdout; what came from a host is made visible. */
export function print(text: string): void {
  process.stdout.write(
    `${text
      .split('\n')
      .map(line => visible(line).replaceAll('\\t', '\t'))
      .join('\n')}\n`,
  );
}

/** Rows as columns, as `kubectl get` prints them; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows
    .map(row =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join('  '),
    )
    .map(line => line.trimEnd())
    .join('\n');
}
