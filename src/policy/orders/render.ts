import {quote} from '../../base/quote.ts';
import {describeValue} from '../../config/expectation.ts';
import type {Parameter} from '../catalogue/parameter.ts';
import type {ShowValue} from '../catalogue/shown-value.ts';
import type {Element, Template} from '../catalogue/template.ts';
import {isDoubleDash} from '../catalogue/template.ts';
import type {Part} from '../catalogue/template-text.ts';
import {fillParts, paramsOf} from '../catalogue/template-text.ts';
import {PolicyError} from '../errors.ts';

/** Checked values of parameters by name; one that is not there was not given. */
export type Params = ReadonlyMap<string, unknown>;

/** Linux passes no argument longer than 128 KiB, its closing NUL counted. */
const longestElement = 128 * 1024 - 1;
/**
 * Of all arguments together, a pointer for each counted: below what Linux (2 MiB with 8 MiB of stack) and
 * macOS (1 MiB) pass.
 */
const mostBytes = 900_000;

/**
 * The arguments of a run: each element of the template becomes one element of argv, whatever its values hold.
 * Throws PolicyError `bad-parameter` where a value would begin an element with `-` though neither a literal
 * `--` stands before it nor its parameter allows that, and where a value is something the system cannot pass.
 */
export function renderArgv(
  template: Template,
  params: Params,
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue = describeValue,
): string[] {
  const argv: string[] = [];
  let dashesSeen = false;
  let total = 0;

  const push = (text: string, parts: readonly Part[]) => {
    if (text.startsWith('-') && !dashesSeen) refuseDash(text, parts, params, parameters, show);
    const bytes = Buffer.byteLength(text);
    const name = paramsOf(parts).join(', ');
    if (bytes > longestElement) {
      throw new PolicyError(
        'bad-parameter',
        `parameter ${quote(name)}: found ${bytes} bytes, expected at most ${longestElement} in one argument`,
      );
    }
    total += bytes + 9;
    if (total > mostBytes)
      throw new PolicyError('bad-parameter', `the arguments have more than ${mostBytes} bytes together`);
    argv.push(text);
  };
  const visit = (elements: Template) => {
    for (const element of elements) {
      if (element.kind === 'condition') continue;
      if (element.kind === 'optional') {
        if (element.elements.every(inner => isGiven(inner, params))) visit(element.elements);
      } else if (element.kind === 'spread') {
        for (const value of params.get(element.param) as readonly unknown[])
          push(textOf(element.param, value), [{param: element.param}]);
      } else {
        push(
          fillParts(element.parts, name => textOf(name, params.get(name))),
          element.parts,
        );
        if (isDoubleDash(element)) dashesSeen = true;
      }
    }
  };
  visit(template);
  return argv;
}

/** True if an element of a nested list lets that list be there. */
function isGiven(element: Element, params: Params): boolean {
  switch (element.kind) {
    case 'optional':
      return true;
    case 'condition':
      return params.get(element.param) === true;
    case 'spread':
      return ((params.get(element.param) ?? []) as readonly unknown[]).length > 0;
    case 'text':
      return element.parts.every(part => !('param' in part) || params.has(part.param));
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new PolicyError(
        'bad-parameter',
        `parameter ${quote(name)}: found a NUL byte, which no argument can hold`,
      );
    if (!value.isWellFormed())
      throw new PolicyError(
        'bad-parameter',
        `parameter ${quote(name)}: found half of a surrogate pair, expected text`,
      );
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new PolicyError(
    'bad-parameter',
    `parameter ${quote(name)}: found a ${typeof value}, expected text, a number or true or false`,
  );
}

/**
 * `text` begins with `-`. That is refused unless the catalogue wrote that dash, or every parameter whose value
 * decided about it (empty values included: they let what follows lead) says `allowDash`.
 */
function refuseDash(
  text: string,
  parts: readonly Part[],
  params: Params,
  parameters: ReadonlyMap<string, Parameter>,
  show: ShowValue,
): void {
  for (const part of parts) {
    if ('literal' in part) return;
    if (parameters.get(part.param)?.allowDash !== true) {
      const hint = 'it would be taken for an option';
      throw new PolicyError(
        'bad-parameter',
        `parameter ${quote(part.param)}: ${show(text)} begins with "-"; ${hint}`,
      );
    }
    const value = params.get(part.param);
    if (value !== '' || parts.length === 1) return;
  }
}
