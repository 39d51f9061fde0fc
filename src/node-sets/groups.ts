/** Groups by name, each with the node set that was written for it. */
export interface GroupSource {
  readonly groups: ReadonlyMap<string, string>;
  /** Hosts that belong to the source without being in a group. */
  readonly hosts?: readonly string[];
}

/** Everything that `@` may name. */
export interface Groups {
  /** The source of groups that are named without one. */
  readonly own: GroupSource;
  /** The other sources by name, each read when it is first asked for. */
  readonly sources: ReadonlyMap<string, () => GroupSource>;
}

export const noGroups: Groups = {own: {groups: new Map()}, sources: new Map()};

/** True for what a group or a source may be called. */
export const isGroupName = (text: string): boolean =>
  /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/.test(text) && text.length <= 64;

/** The text behind `@`: `web`, `racks:r1`, `*`, `racks:*`, `@` and `@racks`. */
export interface GroupReference {
  readonly kind: 'group' | 'all' | 'names';
  /** Undefined for the source that the expression is of. */
  readonly source: string | undefined;
  readonly group: string;
}

/** Reads `@web` and the other forms; undefined if it is none of them. */
export function groupReference(text: string): GroupReference | undefined {
  if (text.startsWith('@@')) {
    const source = text.slice(2);
    if (source !== '' && !isGroupName(source)) return undefined;
    return {kind: 'names', source: source === '' ? undefined : source, group: ''};
  }
  const [, source, group = ''] = /^@(?:([^:]*):)?([^:]*)$/.exec(text) ?? [];
  if (source !== undefined && !isGroupName(source)) return undefined;
  if (group === '*') return {kind: 'all', source, group};
  return isGroupName(group) ? {kind: 'group', source, group} : undefined;
}
