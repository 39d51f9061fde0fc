import {formatPatch, OMIT_HEADERS, structuredPatch} from 'diff';

/** Lines that are added and taken away; where it takes more the search would go on for seconds. */
const mostEdits = 1000;

/** The text of some hosts, by their names. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The difference of two texts as a unified diff with three lines around each change; undefined if they differ
 * in too many lines.
 */
export function outputDiff(most: NamedText, other: NamedText): string | undefined {
  const patch = structuredPatch('', '', most.text, other.text, undefined, undefined, {
    context: 3,
    maxEditLength: mostEdits,
  });
  return patch && `--- ${most.name}\n+++ ${other.name}\n${formatPatch(patch, OMIT_HEADERS)}`;
}
