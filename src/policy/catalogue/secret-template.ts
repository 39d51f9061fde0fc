import {quote} from '../../base/quote.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {Parameter} from './parameter.ts';
import type {Part} from './template-text.ts';
import {paramsOf, parseParts} from './template-text.ts';

type Report = (path: Path, message: string) => void;

/** Text for a command's environment or standard input, and where the catalogue has it. */
export interface SecretTemplate {
  path: readonly [string, ...string[]];
  parts: readonly Part[];
}

/**
 * Parses a text in which `{name}` stands for a secret. Mistakes are reported without the text, in
 * which an administrator may have written a password.
 */
export function parseSecretTemplate(
  text: string,
  path: SecretTemplate['path'],
  report: Report,
): SecretTemplate {
  const parts = parseParts(text);
  if (!('found' in parts)) return {path, parts};
  const {found, at} = parts;
  const shown = path.join('.');
  if (found === '{' || found === '}') {
    const advice = `expected {NAME}; write ${found}${found} for a brace itself`;
    report(path, `${shown}: found ${quote(found)} as character ${at + 1}, ${advice}`);
  } else {
    report(path, `${shown}: found ${quote(found)}, which only argv can have; expected {NAME}`);
  }
  return {path, parts: [{literal: ''}]};
}

/**
 * Reports parameters that stand in such a text but are no secrets. Others belong where everybody may see
 * them: in argv.
 */
export function checkSecretTemplate(
  {path, parts}: SecretTemplate,
  parameters: ReadonlyMap<string, Parameter>,
  isParameter: (name: string) => boolean,
  report: Report,
): void {
  const shown = path.join('.');
  for (const name of paramsOf(parts)) {
    if (!isParameter(name))
      report(path, `${shown}: {${name}} is not among params; write {{${name}}} for the text itself`);
    else if (parameters.get(name)?.secret === false)
      report(
        path,
        `${shown}: {${name}} is no secret; only parameters with writeOnly: true can stand here, others in argv`,
      );
  }
}
