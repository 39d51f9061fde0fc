import {describeValue} from '../../config/expectation.ts';

/** How a message names a value that a caller gave, to follow the word `found`. */
export type ShowValue = (value: unknown) => string;

/** Where a command has secrets no value is shown at all: somebody may have typed one in the wrong place. */
export const withoutValue: ShowValue = value => {
  if (typeof value === 'string')
    return `a value of ${value.length} character${value.length === 1 ? '' : 's'}`;
  return typeof value === 'number' || typeof value === 'boolean' ? `a ${typeof value}` : describeValue(value);
};

/** How messages about a command with these parameters name values. */
export function showValuesOf(parameters: ReadonlyMap<string, {readonly secret: boolean}>): ShowValue {
  for (const {secret} of parameters.values()) if (secret) return withoutValue;
  return describeValue;
}
