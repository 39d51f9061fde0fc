import type {Path} from '../../config/yaml-file.ts';
import type {ConstraintSchema, ItemSchema, ParameterSchema} from '../generated/catalogue.ts';

export type AnySchema = ParameterSchema | ItemSchema | ConstraintSchema;

/**
 * A schema that a value has to satisfy together with others, and where it stands in that of its parameter.
 */
export interface Conjunct {
  readonly schema: AnySchema;
  readonly path: Path;
}

/** A schema with all that its `allOf` says, of any depth. */
export function conjunctsOf({schema, path}: Conjunct): Conjunct[] {
  const inner = (schema.allOf ?? []).flatMap((each, index) =>
    conjunctsOf({schema: each, path: [...path, 'allOf', index]}),
  );
  return [{schema, path}, ...inner];
}
