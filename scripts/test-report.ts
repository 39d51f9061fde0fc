import {existsSync} from 'node:fs';
import {join} from 'node:path';

/** The end of ava's output, as a reader looks for it: each failure with how to run it again, and each skipped test. */
export class TestReport {
  readonly #failed: string[] = [];
  readonly #skipped: string[] = [];
  #title = '';

  /** Reads the next line of ava's default reporter. */
  read(line: string): void {
    const [, mark, title] =
      /^ +(✔|✘ \[fail\]:|- \[skip\]:?) (.+?)(?: \([\d.]+m?s(?: [\d.]+s)?\))?$/u.exec(line) ?? [];
    if (title !== undefined) this.#title = title;
    if (mark?.startsWith('✘')) this.#failed.push(this.#title);
    if (mark?.startsWith('-')) this.#skipped.push(this.#title);
    const [, why] = /^ +ℹ skipped: (.+)$/u.exec(line) ?? [];
    if (why !== undefined) this.#skipped.push(`${this.#title}: ${why}`);
  }

  /** The number of tests that were not tried. */
  get skipped(): number {
    return this.#skipped.length;
  }

  /** Lines that stand below ava's own. */
  lastWords(): string[] {
    const lines: string[] = [];
    if (this.#skipped.length > 0) lines.push('', '  skipped:', ...this.#skipped.map(title => `  - ${title}`));
    if (this.#failed.length > 0) lines.push('', '  failed, and how to run the file again:');
    for (const title of this.#failed) {
      lines.push(`  ✘ ${title}`);
      const file = fileOf(title);
      if (file !== undefined) lines.push(`    npm run t -- ${file}`);
    }
    return lines;
  }
}

/** A title begins with the names of the folders and of the file: `gate › input › what no client may send ...`. */
function fileOf(title: string): string | undefined {
  const parts = title.split(' › ');
  for (let length = 1; length < parts.length; length++) {
    const path = `${join('test', ...parts.slice(0, length))}.test.ts`;
    if (existsSync(path)) return path;
  }
  return undefined;
}
