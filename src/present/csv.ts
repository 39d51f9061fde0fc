/** One record of RFC 4180, with its line end. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(cell => quoteWhereDue(harmless(cell))).join(',')}\r\n`;
}

/**
 * A spreadsheet takes for a formula what begins so, and would calculate it: an apostrophe before it makes it text (OWASP,
 * "CSV Injection"). So it does behind what one that is set to other separators takes for the end of a cell; there is no cell
 * that begins behind a quotation mark, a space or an apostrophe of these.
 */
function harmless(cell: string): string {
  return cell.replaceAll(/(?<=^|[;\t\r\n])(["' ]*)(?=[=+\-@\t\r\n＝＋－＠])/gu, "$1'");
}

function quoteWhereDue(cell: string): string {
  return /[",;\t\r\n']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
