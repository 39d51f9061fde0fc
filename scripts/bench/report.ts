// The result of a bench, and its display.
import type {Summary} from './measure.ts';

export interface Row {
  readonly contender: string;
  /** By column; a text is shown as it is. */
  readonly figures: Readonly<Record<string, number | string>>;
}

export interface Aim {
  /** As baselines.md has it. */
  readonly aim: string;
  /** The thing that was measured, in words. */
  readonly measured: string;
  readonly met: boolean;
}

export interface Report {
  readonly rows: readonly Row[];
  readonly aims: readonly Aim[];
  /** Peers that are not installed, what the figures do not say. */
  readonly notes?: readonly string[];
}

/** Rows of p50, p90 and p99, each with its ratio to the contender that is the floor. */
export function latencyRows(summaries: ReadonlyMap<string, Summary>, floor: string): Row[] {
  const base = summaries.get(floor)?.p50 ?? Number.NaN;
  return [...summaries].map(([contender, {n, p50, p90, p99}]) => ({
    contender,
    figures: {'p50 ms': p50, 'p90 ms': p90, 'p99 ms': p99, n, [`p50 / ${floor}`]: p50 / base},
  }));
}

/** An aim that a ratio stays at or below a bound. */
export function ratioAim(aim: string, value: number, floor: number, most: number): Aim {
  const ratio = value / floor;
  return {aim, measured: `${shown(value)} / ${shown(floor)} = ${ratio.toFixed(2)}`, met: ratio <= most};
}

export function showReport(title: string, {rows, aims, notes = []}: Report): string {
  const columns = [...new Set(rows.flatMap(({figures}) => Object.keys(figures)))];
  const cells = rows.map(({contender, figures}) => [
    contender,
    ...columns.map(column => cell(figures[column])),
  ]);
  const lines = [
    `## ${title}`,
    '',
    ...table([['', ...columns], ...cells]),
    '',
    ...aims.map(({aim, measured, met}) => `- ${met ? 'met' : 'NOT met'}: ${aim} (${measured})`),
    ...notes.map(note => `- ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

const cell = (value: number | string | undefined) =>
  typeof value === 'number' ? shown(value) : (value ?? '');

/** Three significant digits. */
export function shown(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}

/** A table in Markdown that also reads well as it is. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(3, ...rows.map(row => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)];
}
