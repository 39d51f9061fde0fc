import {scripts} from '../completion/scripts.ts';
import type {Shell} from '../completion/shown-answer.ts';

/** `reeve completion`. */
export function printScript(shell: Shell): void {
  process.stdout.write(scripts[shell]);
}
