// Generated from schemas/catalogue.json by scripts/generate.ts. Do not edit.
/**
 * the name of a user of this system
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "user".
 */
export type User = string;
/**
 * a duration such as 500ms, 30s, 5m, 1h or 7d
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "duration".
 */
export type Duration = string;
/**
 * a size such as 64MiB or 10GiB, or a number of bytes
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "size".
 */
export type Size = string | number;
/**
 * wait, drop-oldest or end
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "overflow".
 */
export type Overflow = 'wait' | 'drop-oldest' | 'end';
/**
 * keep, or a text such as "cancel after 5m"
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "orphan".
 */
export type Orphan = string;
/**
 * one line of text, at most 200 characters
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "text".
 */
export type Text = string;
/**
 * linux, darwin or win32
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "system".
 */
export type System = 'linux' | 'darwin' | 'win32';
/**
 * text, or a list that is there only if its parameters are given
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "element".
 */
export type TemplateElement = string | [TemplateElement, ...TemplateElement[]];
/**
 * string, integer, number, boolean or array
 */
export type ParameterType = 'string' | 'integer' | 'number' | 'boolean' | 'array';
/**
 * a regular expression of at most 1024 characters
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "pattern".
 */
export type Pattern = string;
/**
 * a whole number, 0 or more
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "length".
 */
export type Length = number;
/**
 * a number
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "amount".
 */
export type Amount = number;
/**
 * a number above 0
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "step".
 */
export type Step = number;
/**
 * string, integer, number or boolean
 */
export type ItemType = 'string' | 'integer' | 'number' | 'boolean';
/**
 * a list of JSON Schemas
 *
 * @minItems 1
 * @maxItems 64
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "constraints".
 */
export type Constraints = [ConstraintSchema, ...ConstraintSchema[]];
/**
 * end or keep
 */
export type Strays = 'end' | 'keep';
/**
 * read, change or destroy
 */
export type Effect = 'read' | 'change' | 'destroy';
/**
 * a list of names of shares, in which * stands for anything
 *
 * @maxItems 128
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "shareGlobs".
 *
 * Items: a share's name, in which * stands for anything
 */
export type ShareGlobs = string[];
/**
 * own or all
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "scope".
 */
export type JobScope = 'own' | 'all';

/**
 * a map with commands, access and perhaps defaults and shares
 */
export interface CatalogueFile {
  defaults?: Defaults;
  /**
   * a map of commands by name
   */
  commands?: {
    /**
     * a command: a map with argv, or a list of such maps, one for each system
     */
    [k: string]: Definition | [Definition] | [Definition, Definition] | [Definition, Definition, Definition];
  };
  /**
   * a map of shares by name
   */
  shares?: {
    [k: string]: ShareDefinition;
  };
  /**
   * a list of rules
   *
   * @maxItems 1024
   */
  access?: AccessRule[];
}
/**
 * a map of what holds for every command that does not say it itself
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "defaults".
 */
export interface Defaults {
  user?: User;
  timeout?: Duration;
  idleTimeout?: Duration;
  maxOutput?: Size;
  window?: Size;
  overflow?: Overflow;
  orphan?: Orphan;
  limits?: Limits;
}
/**
 * a map with memory, cpu, processes, openFiles and fileSize, or some of them
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "limits".
 */
export interface Limits {
  memory?: Size;
  cpu?: Duration;
  /**
   * a whole number from 1 to 4194304
   */
  processes?: number;
  /**
   * a whole number from 8 to 1048576
   */
  openFiles?: number;
  fileSize?: Size;
}
/**
 * a command: a map with argv
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "definition".
 */
export interface Definition {
  about?: Text;
  /**
   * linux, darwin or win32, or a list of them
   */
  os?: System | [System] | [System, System] | [System, System, System];
  /**
   * a list: the program and its arguments
   *
   * @minItems 1
   * @maxItems 256
   */
  argv: [TemplateElement, ...TemplateElement[]];
  /**
   * a map of parameters by name
   */
  params?: {
    [k: string]: ParameterSchema;
  };
  timeout?: Duration;
  idleTimeout?: Duration;
  maxOutput?: Size;
  window?: Size;
  overflow?: Overflow;
  orphan?: Orphan;
  limits?: Limits;
  /**
   * a whole number from 1 to 65536
   */
  concurrency?: number;
  /**
   * a name: at most 64 letters, digits, dots, underscores and hyphens
   */
  lock?: string;
  /**
   * none, stream, or text of at most 65536 characters
   */
  stdin?: string;
  /**
   * true or false: whether it gets a terminal
   */
  tty?: boolean;
  user?: User;
  /**
   * an absolute path
   */
  cwd?: string;
  /**
   * a map of environment variables
   */
  env?: {
    /**
     * text of at most 4096 characters, without NUL
     */
    [k: string]: string;
  };
  /**
   * the word required
   */
  reason?: 'required';
  strays?: Strays;
  effect?: Effect;
  /**
   * the word true
   */
  idempotent?: true;
}
/**
 * a JSON Schema with a type
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "parameter".
 */
export interface ParameterSchema {
  type: ParameterType;
  /**
   * true or false: whether a value may begin an element of argv with -
   */
  allowDash?: boolean;
  /**
   * true or false: whether it is a secret
   */
  writeOnly?: boolean;
  title?: Text;
  description?: Text;
  /**
   * a value of this parameter
   */
  default?: string | number | boolean | unknown[];
  /**
   * a list of values
   *
   * @maxItems 64
   */
  examples?: unknown[];
  /**
   * a list of values
   *
   * @minItems 1
   * @maxItems 1024
   */
  enum?: [unknown, ...unknown[]];
  /**
   * text, a number, true or false
   */
  const?: string | number | boolean;
  pattern?: Pattern;
  minLength?: Length;
  maxLength?: Length;
  minimum?: Amount;
  maximum?: Amount;
  exclusiveMinimum?: Amount;
  exclusiveMaximum?: Amount;
  multipleOf?: Step;
  items?: ItemSchema;
  minItems?: Length;
  maxItems?: Length;
  /**
   * true or false
   */
  uniqueItems?: boolean;
  allOf?: Constraints;
  anyOf?: Constraints;
  oneOf?: Constraints;
  not?: ConstraintSchema;
}
/**
 * a JSON Schema of one element, with type string, integer, number or boolean
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "item".
 */
export interface ItemSchema {
  type: ItemType;
  title?: Text;
  description?: Text;
  /**
   * a list of values
   *
   * @minItems 1
   * @maxItems 1024
   */
  enum?: [unknown, ...unknown[]];
  /**
   * text, a number, true or false
   */
  const?: string | number | boolean;
  pattern?: Pattern;
  minLength?: Length;
  maxLength?: Length;
  minimum?: Amount;
  maximum?: Amount;
  exclusiveMinimum?: Amount;
  exclusiveMaximum?: Amount;
  multipleOf?: Step;
  allOf?: Constraints;
  anyOf?: Constraints;
  oneOf?: Constraints;
  not?: ConstraintSchema;
}
/**
 * a JSON Schema that narrows the one around it
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "constraint".
 */
export interface ConstraintSchema {
  title?: Text;
  description?: Text;
  /**
   * a list of values
   *
   * @minItems 1
   * @maxItems 1024
   */
  enum?: [unknown, ...unknown[]];
  /**
   * text, a number, true or false
   */
  const?: string | number | boolean;
  pattern?: Pattern;
  minLength?: Length;
  maxLength?: Length;
  minimum?: Amount;
  maximum?: Amount;
  exclusiveMinimum?: Amount;
  exclusiveMaximum?: Amount;
  multipleOf?: Step;
  allOf?: Constraints;
  anyOf?: Constraints;
  oneOf?: Constraints;
  not?: ConstraintSchema;
}
/**
 * a share: a map with path
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "share".
 */
export interface ShareDefinition {
  about?: Text;
  /**
   * an absolute path
   */
  path: string;
  user?: User;
  maxFile?: Size;
  quota?: Size;
  /**
   * an octal number as text, such as "027"
   */
  umask?: string;
}
/**
 * a rule: a map with who, and what they may
 *
 * This interface was referenced by `CatalogueFile`'s JSON-Schema
 * via the `definition` "rule".
 */
export interface AccessRule {
  /**
   * a list of group:NAME, user:NAME or "*"
   *
   * @minItems 1
   * @maxItems 256
   *
   * Items: group:NAME, user:NAME or "*"
   */
  who: [string, ...string[]];
  /**
   * a list of command names, in which * stands for anything
   *
   * @maxItems 512
   *
   * Items: a command name, in which * stands for anything
   */
  run?: string[];
  read?: ShareGlobs;
  write?: ShareGlobs;
  jobs?: JobRights;
  /**
   * true or false: whether they may read the account
   */
  audit?: boolean;
  /**
   * true or false: whether they may send messages to those who listen
   */
  send?: boolean;
  /**
   * true or false: whether they may listen to the messages of this host
   */
  listen?: boolean;
}
/**
 * a map with see and end
 */
export interface JobRights {
  see?: JobScope;
  end?: JobScope;
}
