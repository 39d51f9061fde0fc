import {nearest} from '../base/nearest.ts';
import {quote} from '../base/quote.ts';
import type {SchemaError} from './expectation.ts';
import {describeValue, expectation, quotesHint} from './expectation.ts';
import type {Problem} from './problem.ts';
import type {Path, YamlFile} from './yaml-file.ts';

/** A validator that scripts/validators.ts made with `allErrors` and `verbose`. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** Returns what a schema finds wrong with a file, each at its place. */
export function schemaProblems(file: YamlFile, validate: Validator): Problem[] {
  if (validate(file.value)) return [];
  const problems = new Map<string, Problem>();
  for (const error of withoutOtherBranches(validate.errors ?? [])) {
    const {path, part, message} = explain(error);
    const shown = showPath(part === 'key' ? path.slice(0, -1) : path);
    const problem = {...file.place(path, part), message: shown === '' ? message : `${shown}: ${message}`};
    // Several keywords may fail for one value: the first says enough.
    const key =
      error.keyword === 'required'
        ? `${error.instancePath} ${String(error.params.missingProperty)}`
        : JSON.stringify(path);
    if (!problems.has(key)) problems.set(key, problem);
  }
  return [...problems.values()];
}

/**
 * If a value may have several forms, ajv reports what is wrong with it in every one of them. The forms differ
 * in the type of the value, so a failed `type` means that the value was not meant so, unless no other form
 * fits either.
 */
function withoutOtherBranches(errors: readonly SchemaError[]): SchemaError[] {
  const unions = new Set(
    errors.filter(({keyword}) => keyword === 'anyOf').map(({instancePath}) => instancePath),
  );
  return errors.filter(error => {
    if (error.keyword === 'propertyNames') return false;
    if (!unions.has(error.instancePath)) return true;
    const inside = errors.some(
      other =>
        other.keyword !== 'anyOf' &&
        (other.instancePath === error.instancePath
          ? other.keyword !== 'type'
          : other.instancePath.startsWith(`${error.instancePath}/`)),
    );
    return error.keyword === 'anyOf' ? !inside : error.keyword !== 'type';
  });
}

interface Explained {
  path: Path;
  part: 'value' | 'key';
  message: string;
}

function explain(error: SchemaError): Explained {
  const path = pathOf(error.instancePath);
  if (error.propertyName !== undefined) {
    const expected = expectation(error);
    return {
      path: [...path, error.propertyName],
      part: 'key',
      message: `found the key ${quote(error.propertyName)}, expected ${expected}`,
    };
  }
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
    const meant = nearest(key, known);
    const hint =
      meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${quote(meant)}?`;
    return {path: [...path, key], part: 'key', message: `unknown key ${quote(key)}; ${hint}`};
  }
  if (error.keyword === 'required') {
    const key = String(error.params.missingProperty);
    const properties = (error.parentSchema?.properties ?? {}) as Record<string, {description?: string}>;
    const expected = properties[key]?.description;
    return {
      path,
      part: 'value',
      message: `${quote(key)} is missing${expected === undefined ? '' : `; expected ${expected}`}`,
    };
  }
  const hint = wantsText(error) ? quotesHint(error.data) : '';
  return {
    path,
    part: 'value',
    message: `found ${describeValue(error.data)}, expected ${expectation(error)}${hint}`,
  };
}

/** True if the value would be right if it were text. */
function wantsText({schema, parentSchema, data}: SchemaError): boolean {
  const forms = [parentSchema, ...(Array.isArray(schema) ? (schema as unknown[]) : [])];
  return forms.some(form => {
    const {type, pattern, maxLength = Infinity} = (form ?? {}) as StringSchema;
    const text = String(data);
    return (
      type === 'string' &&
      text.length <= maxLength &&
      (pattern === undefined || new RegExp(pattern, 'u').test(text))
    );
  });
}

interface StringSchema {
  type?: unknown;
  pattern?: string;
  maxLength?: number;
}

/** The steps of a JSON Pointer (RFC 6901). */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** `commands.journal.argv[2]`. */
export const showPath = (path: Path): string => {
  let shown = '';
  for (const step of path) {
    const text = String(step);
    if (/^[0-9]+$/.test(text)) shown += `[${text}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(text)) shown += shown === '' ? text : `.${text}`;
    else shown += shown === '' ? quote(text) : `.${quote(text)}`;
  }
  return shown;
};
