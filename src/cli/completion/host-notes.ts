import type {DescribeAnswer, ShareSummary, Summary} from '../../protocol/generated/answer.ts';
import {isPrintable, shortAbout} from './candidate.ts';

/** A parameter, as far as completion remembers it: of a secret no more than the name. */
export interface ParameterNote {
  readonly name: string;
  readonly about?: string;
  readonly type: string;
  readonly isList?: true;
  readonly isSecret?: true;
  /** Values that it may have, as they are typed. */
  readonly values?: readonly string[];
}

export interface CommandNote {
  readonly name: string;
  readonly about: string;
  /** Undefined as long as the host did not describe it. */
  readonly parameters?: readonly ParameterNote[];
}

/** A folder of a share that was listed. */
export interface FolderNote {
  readonly share: string;
  readonly path: string;
  /** As a share shows them; those of folders end with a slash. */
  readonly names: readonly string[];
}

export interface SharesNote {
  readonly shares: readonly {readonly name: string; readonly about: string}[];
  /** The one that was listed last is the first. */
  readonly folders: readonly FolderNote[];
}

export const noShares: SharesNote = {shares: [], folders: []};

/** The names that catalogues have (schemas/catalogue.json): a host that says others does not say them to a shell. */
const isCommandName = (text: string) => /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text);
const isParameterName = (text: string) => /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(text);
const isShareName = (text: string) => /^[a-z][a-z0-9._-]{0,63}$/.test(text);

const mostValues = 256;
const longestValue = 256;
const mostFolders = 64;
/** Of files, in all folders that are remembered of a host. */
export const mostNames = 20_000;

/** The note of a command that a host told of. Parameters that it told of before stay where it only lists the command. */
export function commandNote(said: Summary | DescribeAnswer, before?: CommandNote): CommandNote | undefined {
  const {command, about} = said;
  if (!isCommandName(command)) return undefined;
  const parameters = 'params' in said ? said.params.flatMap(parameterNote) : before?.parameters;
  return {name: command, about: shortAbout(about), ...(parameters && {parameters})};
}

function parameterNote({name, schema}: DescribeAnswer['params'][number]): ParameterNote[] {
  if (!isParameterName(name)) return [];
  const {type, description, writeOnly} = schema;
  const about = typeof description === 'string' && {about: shortAbout(description)};
  if (writeOnly === true) return [{name, ...about, type: 'string', isSecret: true}];
  const isList = type === 'array';
  const one = isList ? schema.items : schema;
  const values = typeof one === 'object' && one !== null ? valuesOf(one) : [];
  return [
    {
      name,
      ...about,
      type: typeof type === 'string' ? type : '',
      ...(isList && {isList}),
      ...(values.length > 0 && {values}),
    },
  ];
}

function valuesOf(schema: {type?: unknown; enum?: unknown}): string[] {
  if (Array.isArray(schema.enum)) {
    const typed = schema.enum
      .slice(0, mostValues)
      .filter(value => ['string', 'number', 'boolean'].includes(typeof value));
    return typed.map(String).filter(value => value.length <= longestValue && isPrintable(value));
  }
  return schema.type === 'boolean' ? ['true', 'false'] : [];
}

/** The shares that a host listed, beside what is known of their files. */
export function withShares(
  {folders}: SharesNote,
  said: readonly Pick<ShareSummary, 'share' | 'about'>[],
): SharesNote {
  const shares = said
    .filter(({share}) => isShareName(share))
    .map(({share, about}) => ({name: share, about: shortAbout(about)}));
  const names = new Set(shares.map(({name}) => name));
  return {shares, folders: folders.filter(({share}) => names.has(share))};
}

/** The names in some folders of a share, by their paths, beside what else is known. Names of folders end with a slash. */
export function withFolders(
  {shares, folders}: SharesNote,
  share: string,
  found: ReadonlyMap<string, readonly string[]>,
): SharesNote {
  if (!isShareName(share)) return {shares, folders};
  const others = folders.filter(one => one.share !== share || !found.has(one.path));
  const kept: FolderNote[] = [];
  let room = mostNames;
  for (const one of [...[...found].map(([path, names]) => ({share, path, names})), ...others]) {
    const names = one.names.filter(isPrintable).slice(0, mostNames);
    if (names.length <= room && kept.length < mostFolders) kept.push({...one, names});
    room -= names.length;
  }
  const isListed = shares.some(({name}) => name === share);
  return {shares: isListed ? shares : [...shares, {name: share, about: ''}], folders: kept};
}

/** Without a file or folder of a share, and all that is in it. */
export function withoutPath({shares, folders}: SharesNote, share: string, path: string): SharesNote {
  const [folder, name] = splitPath(path);
  return {
    shares,
    folders: folders
      .filter(one => one.share !== share || !`${one.path}/`.startsWith(`${path}/`))
      .map(one =>
        one.share === share && one.path === folder
          ? {...one, names: one.names.filter(known => known !== name && known !== `${name}/`)}
          : one,
      ),
  };
}

/** A path of a share as its folder and the name there, in which a slash at the end stays. */
export function splitPath(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/', path.length - 2);
  return slash === -1 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}
