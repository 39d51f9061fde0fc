import type {ErrorObject} from 'ajv';
import type {Path, YamlFile} from '../../config/yaml-file.ts';
import type {AccessRule, Defaults, Definition, ShareDefinition} from '../generated/catalogue.ts';
import {defaults, definition, rule, share} from '../generated/catalogue-validators.js';

/** The parts of one file of a catalogue. */
export interface CatalogueParts {
  yaml: YamlFile;
  defaults: Defaults | undefined;
  commands: readonly CommandPart[];
  shares: readonly (readonly [string, ShareDefinition])[];
  rules: readonly {rule: AccessRule; path: Path}[];
}

export interface CommandPart {
  name: string;
  variants: readonly {definition: Definition; path: Path}[];
}

/**
 * Takes a file apart into what its schema accepts. The rest is left out: it was reported, and what can be
 * said about the other parts is to be said in the same breath.
 */
export function partsOf(yaml: YamlFile): CatalogueParts {
  const content = mapOf(yaml.value);
  return {
    yaml,
    defaults: defaults(content.defaults) ? (content.defaults as Defaults) : undefined,
    commands: Object.entries(mapOf(content.commands)).map(([name, value]) => ({
      name,
      variants: variantsOf(name, value),
    })),
    shares: Object.entries(mapOf(content.shares)).flatMap(([name, value]) =>
      share(value) ? [[name, value as ShareDefinition] as const] : [],
    ),
    rules: listOf(content.access).flatMap((value, index) =>
      rule(value) ? [{rule: value as AccessRule, path: ['access', index]}] : [],
    ),
  };
}

/** Besides argv, what parameters can stand in. */
const feeds = new Set(['env', 'stdin']);

function variantsOf(name: string, value: unknown): {definition: Definition; path: Path}[] {
  const variants = Array.isArray(value)
    ? value.map((variant: unknown, index) => ({variant, path: ['commands', name, index]}))
    : [{variant: value, path: ['commands', name]}];
  return variants.flatMap(({variant, path}) => {
    const accepted = definition(variant) ? variant : withoutRefused(variant, definition.errors ?? []);
    return accepted === undefined ? [] : [{definition: accepted as Definition, path}];
  });
}

/** A definition without the keys that its schema refused, so that the others can be checked. */
function withoutRefused(
  variant: unknown,
  errors: readonly Pick<ErrorObject, 'instancePath' | 'params'>[],
): unknown {
  const rest = {...mapOf(variant)};
  for (const {instancePath, params} of errors) {
    const key = instancePath.split('/')[1] ?? String(params.additionalProperty);
    // Parameters, and what uses them, do not make sense with half of one another.
    if (key === 'argv' || key === 'params' || (feeds.has(key) && rest.params !== undefined)) return undefined;
    delete rest[key];
  }
  return definition(rest) ? rest : undefined;
}

const mapOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
