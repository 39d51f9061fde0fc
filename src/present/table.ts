import {visible} from '../base/quote.ts';
import type {Painted} from './lines.ts';
import type {Screen} from './screen.ts';
import {inRed} from './screen.ts';
import {cutTo, padTo, widthOf, wrapTo} from './text-width.ts';

/** A column: its heading, and what becomes of it where a terminal is too narrow for all. */
export interface Column {
  readonly heading: string;
  /** It may be cut to this width; without it, it is never cut. */
  readonly least?: number;
  /** It may be left out: the highest of a table first. */
  readonly spare?: number;
}

/** Text; or text that says that something failed. */
export type Cell = string | {readonly failed: string};

const gap = '  ';

/** Rows as columns, as `kubectl get` prints them, a line each below the headings, so that none is wider than the screen. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  screen: Screen,
): Painted[] {
  const widths = new ColumnWidths(columns);
  for (const row of rows) widths.add(row);
  const fitted = widths.on(screen);
  return [headingsOf(columns), ...rows].map(row => rowOn(screen, row, fitted));
}

export const headingsOf = (columns: readonly Column[]): string[] => columns.map(({heading}) => heading);

/** The widths of a table's columns: the rows so far decide, and a wider cell makes its column wider. */
export class ColumnWidths {
  readonly #columns: readonly Column[];
  readonly #needed: number[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#needed = headingsOf(columns).map(widthOf);
  }

  add(row: readonly Cell[]): void {
    for (const [index, cell] of row.entries())
      this.#needed[index] = Math.max(this.#needed[index] ?? 0, widthOf(visible(textOf(cell))));
  }

  /** The widths on a screen; undefined for columns that are left out there. */
  on({columns: most}: Screen): (number | undefined)[] {
    if (most === undefined) return this.#needed;
    let shown = this.#columns.map((column, index) => ({...column, index, width: this.#needed[index] ?? 0}));
    for (;;) {
      const excess = shown.reduce((sum, {width}) => sum + width + gap.length, -gap.length) - most;
      const rest = shrink(shown, excess);
      const spare = shown.toSorted((a, b) => (b.spare ?? 0) - (a.spare ?? 0))[0];
      if (rest <= 0 || spare?.spare === undefined) break;
      shown = shown
        .filter(column => column !== spare)
        .map(column => ({...column, width: this.#needed[column.index] ?? 0}));
    }
    const widths = new Map(shown.map(({index, width}) => [index, width]));
    return this.#needed.map((_, index) => widths.get(index));
  }
}

/** Takes `excess` from the widest columns of those that may be cut, and gives what could not be taken. */
function shrink(columns: {least?: number; width: number}[], excess: number): number {
  const elastic = columns.filter(({least = Number.POSITIVE_INFINITY, width}) => width > least);
  let rest = excess;
  while (rest > 0 && elastic.length > 0) {
    elastic.sort((a, b) => b.width - a.width);
    const [widest, next] = elastic;
    if (!widest) break;
    const {least = 0, width} = widest;
    const step = Math.min(rest, width - Math.max(least, Math.min(width - 1, next?.width ?? 0)));
    widest.width -= step;
    rest -= step;
    if (widest.width <= least) elastic.shift();
  }
  return rest;
}

/** A line of a table whose columns have these widths. */
export function rowOn(
  screen: Screen,
  row: readonly Cell[],
  widths: readonly (number | undefined)[],
): Painted {
  const last = widths.findLastIndex((width, index) => width !== undefined && textOf(row[index] ?? '') !== '');
  const cells = widths.slice(0, last + 1).flatMap((width, index) => {
    if (width === undefined) return [];
    const cell = row[index] ?? '';
    const text = cutTo(visible(textOf(cell)), width);
    const shown = typeof cell === 'string' ? text : inRed(text, screen);
    return [index === last ? shown : shown + padTo('', width - widthOf(text))];
  });
  return {shown: cells.join(gap)};
}

/** Rows as columns without headings; undefined if one is wider than the screen. */
export function aligned(rows: readonly (readonly string[])[], screen: Screen): Painted[] | undefined {
  const widths = new ColumnWidths((rows[0] ?? []).map(() => ({heading: ''})));
  for (const row of rows) widths.add(row);
  const lines = rows.map(row => rowOn(screen, row, widths.on({...screen, columns: undefined})));
  return lines.every(({shown}) => widthOf(shown) <= (screen.columns ?? Number.POSITIVE_INFINITY))
    ? lines
    : undefined;
}

/** Names and values, a row each; on a screen a value that is wider goes on below itself. */
export function facts(rows: readonly (readonly [string, Cell])[], screen: Screen): Painted[] {
  const width = Math.max(0, ...rows.map(([name]) => widthOf(visible(name)))) + gap.length;
  const room = screen.columns === undefined ? Number.POSITIVE_INFINITY : Math.max(20, screen.columns - width);
  return rows.flatMap(([name, cell]) => {
    const paint = (text: string) => (typeof cell === 'string' ? text : inRed(text, screen));
    return wrapTo(visible(textOf(cell)), room).map((line, index) => ({
      shown: `${padTo(index === 0 ? visible(name) : '', width)}${paint(line)}`.trimEnd(),
    }));
  });
}

/** A text that on a screen goes on below itself, where it is wider. */
export function paragraph(text: string, {columns = Number.POSITIVE_INFINITY}: Screen): Painted[] {
  const [first = '', ...rest] = wrapTo(visible(text), columns - gap.length);
  return [first, ...rest.map(line => gap + line)].map(shown => ({shown}));
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.failed);
