/** A piece of a text of the catalogue: text as it stands, or the value of a parameter. */
export type Part = {literal: string} | {param: string};

/** A brace that cannot be understood, such as `{` or `{name...}`, and its index in the text. */
export interface WrongBrace {
  found: string;
  at: number;
}

/** Takes a text apart in which `{name}` stands for a value and `{{` and `}}` for a brace. */
export function parseParts(text: string): readonly Part[] | WrongBrace {
  const parts: Part[] = [];
  let literal = '';
  for (let at = 0; at < text.length; ) {
    const pair = text.slice(at, at + 2);
    const character = text[at] ?? '';
    if (pair === '{{' || pair === '}}') {
      literal += character;
      at += 2;
    } else if (character === '{') {
      const [whole, param = '', suffix] =
        /^\{([A-Za-z][A-Za-z0-9_-]*)(\.\.\.|\?)?\}/.exec(text.slice(at, at + 80)) ?? [];
      if (whole === undefined) return {found: '{', at};
      if (suffix !== undefined) return {found: whole, at};
      if (literal !== '') parts.push({literal});
      literal = '';
      parts.push({param});
      at += whole.length;
    } else if (character === '}') {
      return {found: '}', at};
    } else {
      literal += character;
      at++;
    }
  }
  if (literal !== '' || parts.length === 0) parts.push({literal});
  return parts;
}

/** The text itself where no parameter stands in it. */
export function literalOf(parts: readonly Part[]): string | undefined {
  const [part] = parts;
  return parts.length === 1 && part !== undefined && 'literal' in part ? part.literal : undefined;
}

/** The text with values in it, whatever they hold. */
export const fillParts = (parts: readonly Part[], fill: (name: string) => string): string =>
  parts.map(part => ('param' in part ? fill(part.param) : part.literal)).join('');

export const paramsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(part => ('param' in part ? [part.param] : []));
