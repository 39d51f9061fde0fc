import {quote} from '../../base/quote.ts';
import {showPath} from '../../config/schema-problems.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {Definition, ParameterSchema} from '../generated/catalogue.ts';
import {conjunctsOf} from './conjunct.ts';
import {namedValues} from './contradictions.ts';
import type {Parameter} from './parameter.ts';
import type {SecretTemplate} from './secret-template.ts';
import {checkSecretTemplate} from './secret-template.ts';
import type {Use} from './template.ts';
import {paramsOf} from './template-text.ts';

type Report = (path: Path, message: string, part?: 'value' | 'key') => void;

/** Reports where `params` and what uses them, `argv`, `env` and `stdin`, do not fit together. */
export function checkUses(
  {params = {}}: Definition,
  {uses, secretTexts}: {uses: readonly Use[]; secretTexts: readonly SecretTemplate[]},
  parameters: ReadonlyMap<string, Parameter>,
  report: Report,
): void {
  for (const use of uses) {
    const at = ['argv', ...use.path];
    const parameter = parameters.get(use.param);
    const wrong = parameter === undefined ? undefined : misuse(use, parameter);
    if (!Object.hasOwn(params, use.param)) report(at, `argv: {${use.param}} is not among params`);
    else if (wrong !== undefined) report(at, `argv: ${wrong}`);
    if (parameter === undefined || !refusesDash(use, parameter)) continue;
    for (const path of namedWithDash(parameter.schema)) {
      const at = ['params', use.param, ...path];
      const advice = `put a literal -- before {${use.param}} or say allowDash: true`;
      report(at, `${showPath(at)}: begins with "-"; ${advice}`);
    }
  }
  for (const text of secretTexts)
    checkSecretTemplate(text, parameters, name => Object.hasOwn(params, name), report);
  for (const [name, {writeOnly}] of Object.entries(params)) {
    if (uses.some(({param}) => param === name)) continue;
    if (secretTexts.some(({parts}) => paramsOf(parts).includes(name))) continue;
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

/** True if a run with a value that begins with `-` is refused. */
const refusesDash = ({kind, leads, afterDashes}: Use, {allowDash}: Parameter): boolean =>
  kind !== 'condition' && leads && !afterDashes && !allowDash;

/** The values that a schema names itself and that begin with `-`. */
function* namedWithDash(schema: ParameterSchema): Iterable<Path> {
  for (const {schema: part, path} of [schema, schema.items].flatMap((root, at) =>
    root === undefined ? [] : conjunctsOf({schema: root, path: at === 0 ? [] : ['items']}),
  ))
    for (const [at, value] of namedValues(part))
      if ([value].flat().some(each => String(each).startsWith('-'))) yield [...path, ...at];
}
