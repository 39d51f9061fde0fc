import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {Definition} from '../generated/catalogue.ts';
import type {SecretTemplate} from './secret-template.ts';
import {parseSecretTemplate} from './secret-template.ts';
import {literalOf} from './template-text.ts';

/** The standard input of a command: nothing, the caller's input, or a text of the catalogue. */
export type StandardInput = 'none' | 'stream' | SecretTemplate;

/** Reads `stdin` and `tty`. Mistakes are reported. */
export function standardInputOf(
  {stdin, tty}: Pick<Definition, 'stdin' | 'tty'>,
  report: (path: Path, message: string) => void,
): StandardInput {
  if (tty === true) {
    if (stdin !== undefined)
      report(['stdin'], 'stdin: a command with tty: true reads what its caller types; leave stdin out');
    return 'stream';
  }
  if (stdin === undefined || stdin === 'none' || stdin === 'stream') return stdin ?? 'none';
  const text = parseSecretTemplate(stdin, ['stdin'], report);
  // One word and nothing else is no text that a program waits for, but a word of ours that was mistyped.
  if (literalOf(text.parts) && /^\S+$/.test(stdin)) {
    const meant = nearest(stdin, ['none', 'stream']);
    if (meant !== undefined) report(['stdin'], `stdin: found ${quote(stdin)}; did you mean ${meant}?`);
    else report(['stdin'], 'stdin: found a single word, expected none, stream or text such as "yes\\n"');
  }
  return text;
}
