/** A document for programs. Characters that could move a terminal's cursor are written as JSON's own escapes. */
export function inJson(value: unknown): string {
  return `${escapedJson(JSON.stringify(value, undefined, 2))}\n`;
}

/** One of many documents for programs: a line each. */
export function inJsonLine(value: unknown): string {
  return `${escapedJson(JSON.stringify(value))}\n`;
}

/** JSON in which characters that could move a terminal's cursor are written as JSON's own escapes. */
export function escapedJson(json: string): string {
  return json.replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, character =>
    Array.from(
      {length: character.length},
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
