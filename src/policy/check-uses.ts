import {quote} from '../base/quote.ts';
import type {Path} from '../config/yaml-file.ts';
import type {Definition} from './generated/catalogue.ts';
import type {Parameter} from './parameter.ts';
import type {Use} from './template.ts';

type Report = (path: Path, message: string, part?: 'value' | 'key') => void;

/** Reports where `argv` and `params` do not fit together. */
export function checkUses(
  {params = {}}: Definition,
  uses: readonly Use[],
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
  for (const name of Object.keys(params)) {
    if (uses.some(({param}) => param === name)) continue;
    report(['params', name], `params.${name}: is used nowhere in argv; expected {${name}} there`, 'key');
  }
}

function misuse({kind, nested}: Use, {name, type}: Parameter): string | undefined {
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
