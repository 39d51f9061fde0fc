import {quote} from '../base/quote.ts';
import type {Path} from '../config/yaml-file.ts';
import type {FedText} from './fed-text.ts';
import {checkFedText} from './fed-text.ts';
import type {Definition} from './generated/catalogue.ts';
import type {Parameter} from './parameter.ts';
import {paramsOf} from './parts.ts';
import type {Use} from './template.ts';

type Report = (path: Path, message: string, part?: 'value' | 'key') => void;

/** Reports where `params` and what uses them, `argv`, `env` and `stdin`, do not fit together. */
export function checkUses(
  {params = {}}: Definition,
  {uses, fed}: {uses: readonly Use[]; fed: readonly FedText[]},
  parameters: ReadonlyMap<string, Parameter>,
  report: Report,
): void {
  for (const use of uses) {
    const at = ['argv', ...use.path];
    const parameter = parameters.get(use.param);
    const wrong = parameter === undefined ? undefined : misuse(use, parameter);
    if (!Object.hasOwn(params, use.param)) report(at, `argv: {${use.param}} is not among params`);
    else if (wrong !== undefined) report(at, `argv: ${wrong}`);
    if (parameter !== undefined && defaultIsRefused(use, parameter)) {
      const advice = `put a literal -- before {${use.param}} or say allowDash: true`;
      report(['params', use.param, 'default'], `params.${use.param}.default: begins with "-"; ${advice}`);
    }
  }
  for (const text of fed) checkFedText(text, parameters, name => Object.hasOwn(params, name), report);
  for (const [name, {writeOnly}] of Object.entries(params)) {
    if (uses.some(({param}) => param === name)) continue;
    if (fed.some(({parts}) => paramsOf(parts).includes(name))) continue;
    const where = writeOnly === true ? 'env and stdin' : 'argv';
    report(['params', name], `params.${name}: is used nowhere in ${where}; expected {${name}} there`, 'key');
  }
}

function misuse({kind, nested}: Use, {name, type, secret}: Parameter): string | undefined {
  if (secret) return `{${name}} is a secret, and everybody on the host can read argv; use it in env or stdin`;
  if (kind === 'condition' && type !== 'boolean') {
    return `{${name}?} stands for a boolean, but ${quote(name)} is of type ${type}`;
  }
  if (kind === 'condition' && !nested)
    return `{${name}?} says whether a nested list is there, but stands in none`;
  if (kind === 'spread' && type !== 'array') {
    return `{${name}...} stands for a list, but ${quote(name)} is of type ${type}; write {${name}}`;
  }
  if (kind === 'text' && type === 'array') {
    return `${quote(name)} is a list; write {${name}...} as an element of its own`;
  }
  return undefined;
}

/** Whether every run that relies on the default would be refused. */
function defaultIsRefused({kind, leads, afterDashes}: Use, {schema, allowDash}: Parameter): boolean {
  if (kind === 'condition' || !leads || afterDashes || allowDash) return false;
  return [schema.default].flat().some(value => String(value).startsWith('-'));
}
