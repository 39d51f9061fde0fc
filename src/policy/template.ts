import {quote} from '../base/quote.ts';
import type {TemplateElement} from './generated/catalogue.ts';

/** A piece of one argv element: text as it stands, or the value of a parameter. */
export type Part = {literal: string} | {param: string};

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

/** Told of what is wrong, with the way to the element: indices into nested lists. */
export type ReportElement = (path: readonly number[], message: string) => void;

/** Parses `argv`. What cannot be understood is reported. */
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
    // What was reported keeps its place, so that those after it keep theirs.
    elements.push(
      parseText(element, message => report(at, message)) ?? {kind: 'text', parts: [{literal: ''}]},
    );
  }
  return elements;
}

function parseText(text: string, report: (message: string) => void): Element | undefined {
  const whole = /^\{([A-Za-z][A-Za-z0-9_-]*)(\.\.\.|\?)\}$/.exec(text);
  if (whole !== null) return {kind: whole[2] === '?' ? 'condition' : 'spread', param: whole[1] ?? ''};
  const parts: Part[] = [];
  let literal = '';
  for (let at = 0; at < text.length; ) {
    const pair = text.slice(at, at + 2);
    if (pair === '{{' || pair === '}}') {
      literal += pair[0];
      at += 2;
      continue;
    }
    const character = text[at] ?? '';
    if (character === '{') {
      const match = /^\{([A-Za-z][A-Za-z0-9_-]*)\}/.exec(text.slice(at, at + 80));
      if (match === null) {
        const most = text.slice(at, at + 80);
        const suffixed = /^\{[A-Za-z][A-Za-z0-9_-]*(\.\.\.|\?)\}/.exec(most);
        if (suffixed === null)
          report(`found "{" in ${quote(text)}, expected {NAME}; write {{ for a brace itself`);
        else report(`found ${quote(suffixed[0])} inside ${quote(text)}, expected it to be the whole element`);
        return undefined;
      }
      if (literal !== '') parts.push({literal});
      literal = '';
      parts.push({param: match[1] ?? ''});
      at += match[0].length;
      continue;
    }
    if (character === '}') {
      report(`found "}" in ${quote(text)} without its "{"; write }} for a brace itself`);
      return undefined;
    }
    literal += character;
    at++;
  }
  if (literal !== '' || parts.length === 0) parts.push({literal});
  return {kind: 'text', parts};
}

/** How a template uses a parameter. */
export interface Use {
  param: string;
  kind: 'text' | 'spread' | 'condition';
  /** Indices into nested lists. */
  path: readonly number[];
  /** Whether it stands in a nested list. */
  nested: boolean;
  /** Whether the element begins with it, so that its value decides how the element begins. */
  leads: boolean;
  /** Whether a literal `--` that is always there stands before it. */
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

/** Whether the element is a `--` that the catalogue wrote. */
export function isDoubleDash(element: Element): boolean {
  if (element.kind !== 'text' || element.parts.length !== 1) return false;
  const [part] = element.parts;
  return part !== undefined && 'literal' in part && part.literal === '--';
}
