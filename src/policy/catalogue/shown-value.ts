import {describeValue} from '../../config/expectation.ts';

/** Returns the words for a value that a caller gave, to follow the word `found`. */
export type ShowValue = (value: unknown) => string;

/** Shows no value at all, for commands with secrets: somebody may have typed one in the wrong place. */
export const withoutValue: ShowValue = value => {
  if (typeof value === 'string')
    return `a value of ${value.length} character${value.length === 1 ? '' : 's'}`;
  return typeof value === 'number' || typeof value === 'boolean' ? `a ${typeof value}` : describeValue(value);
};

/** Returns how messages about a command with these parameters show values. */
export function showValuesOf(parameters: ReadonlyMap<string, {readonly secret: boolean}>): ShowValue {
  for (const {secret} of parameters.values()) if (secret) return withoutValue;
  return describeValue;
}
