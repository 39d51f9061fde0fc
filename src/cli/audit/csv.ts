/** One record of RFC 4180, with its line end. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(cell => quoteWhereDue(harmless(cell))).join(',')}\r\n`;
}

/**
 * A spreadsheet takes for a formula what begins so, and would calculate it: an apostrophe before it makes it text (OWASP,
 * "CSV Injection").
 */
function harmless(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}

function quoteWhereDue(cell: string): string {
  return /[",\r\n']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
