import {quote} from '../../base/quote.ts';
import type {TemplateElement} from '../generated/catalogue.ts';
import type {Part} from './template-text.ts';
import {literalOf, parseParts} from './template-text.ts';

/** A parsed `argv` of the catalogue; its first element is the program. */
export type Template = readonly Element[];

export type Element =
  /** One argv element, its parts joined. */
  | {kind: 'text'; parts: readonly Part[]}
  /** `{name...}`: one argv element for each value of a list. */
  | {kind: 'spread'; param: string}
  /** `{name?}`: no argv element; the list it stands in is there only if the parameter is true. */
  | {kind: 'condition'; param: string}
  /** A nested list: there only if the parameters that stand in it directly are given. */
  | {kind: 'optional'; elements: Template};

/** Called with what is wrong and the path of the element: indices into nested lists. */
export type ReportElement = (path: readonly number[], message: string) => void;

/** Parses `argv`. Mistakes are reported. */
export function parseTemplate(
  argv: readonly TemplateElement[],
  report: ReportElement,
  path: readonly number[] = [],
): Template {
  const elements: Element[] = [];
  for (const [index, element] of argv.entries()) {
    const at = [...path, index];
    if (typeof element !== 'string') {
      elements.push({kind: 'optional', elements: parseTemplate(element, report, at)});
      continue;
    }
    // A mistaken element keeps its place, so that those after it keep theirs.
    elements.push(
      parseText(element, message => report(at, message)) ?? {kind: 'text', parts: [{literal: ''}]},
    );
  }
  return elements;
}

function parseText(text: string, report: (message: string) => void): Element | undefined {
  const whole = /^\{([A-Za-z][A-Za-z0-9_-]*)(\.\.\.|\?)\}$/.exec(text);
  if (whole !== null) return {kind: whole[2] === '?' ? 'condition' : 'spread', param: whole[1] ?? ''};
  const parts = parseParts(text);
  if (!('found' in parts)) return {kind: 'text', parts};
  const {found} = parts;
  if (found === '{') report(`found "{" in ${quote(text)}, expected {NAME}; write {{ for a brace itself`);
  else if (found === '}') report(`found "}" in ${quote(text)} without its "{"; write }} for a brace itself`);
  else report(`found ${quote(found)} inside ${quote(text)}, expected it to be the whole element`);
  return undefined;
}

/** One use of a parameter in a template. */
export interface Use {
  param: string;
  kind: 'text' | 'spread' | 'condition';
  /** Indices into nested lists. */
  path: readonly number[];
  /** True if it stands in a nested list. */
  nested: boolean;
  /** True if the element begins with it, so that its value decides how the element begins. */
  leads: boolean;
  /** True if a literal `--` that is always there stands before it. */
  afterDashes: boolean;
}

/** Every use of a parameter, in the order of the template. */
export function usesOf(template: Template): Use[] {
  const uses: Use[] = [];
  let dashes = false;
  const visit = (elements: Template, above: readonly number[]) => {
    const nested = above.length > 0;
    for (const [index, element] of elements.entries()) {
      const path = [...above, index];
      const place = {path, nested, afterDashes: dashes};
      if (element.kind === 'optional') visit(element.elements, path);
      else if (element.kind === 'text') {
        for (const [part, content] of element.parts.entries()) {
          if ('param' in content)
            uses.push({...place, param: content.param, kind: 'text', leads: part === 0});
        }
        if (!nested && isDoubleDash(element)) dashes = true;
      } else uses.push({...place, param: element.param, kind: element.kind, leads: true});
    }
  };
  visit(template, []);
  return uses;
}

/** True if the element is a `--` that the catalogue wrote. */
export function isDoubleDash(element: Element): boolean {
  return element.kind === 'text' && literalOf(element.parts) === '--';
}
