import {dirname} from 'node:path';
import {quote} from '../../base/quote.ts';
import {parseSize} from '../../config/units.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {ShareDefinition} from '../generated/catalogue.ts';
import type {System} from '../system.ts';
import type {Command} from './catalogue.ts';
import type {CatalogueParts} from './catalogue-parts.ts';
import {whyGates} from './command.ts';
import type {Notes} from './compile-commands.ts';
import type {Share} from './share.ts';
import type {KeptApart} from './share-place.ts';
import {sharePlace} from './share-place.ts';

/** Checks the shares of all files. */
export async function compileShares(
  files: readonly CatalogueParts[],
  commands: ReadonlyMap<string, Command>,
  system: System,
  notes: Notes,
): Promise<Map<string, Share>> {
  const shares = new Map<string, Share>();
  const keptApart = [...system.ownPlaces, ...programsOf(commands)];
  for (const {yaml, shares: written} of files) {
    for (const [name, definition] of written) {
      const {file, line} = yaml.place(['shares', name], 'key');
      const earlier = shares.get(name);
      const note = (to: Notes['problems']) => (path: Path, message: string) => {
        const place = yaml.place(['shares', name, ...path], path.length === 0 ? 'key' : 'value');
        to.push({...place, message: `shares.${name}: ${message}`});
      };
      if (earlier !== undefined) {
        note(notes.problems)([], `is there already, at ${earlier.place}`);
        continue;
      }
      const context = {
        system,
        keptApart,
        commands,
        report: note(notes.problems),
        warn: note(notes.warnings),
      };
      shares.set(name, await compileShare(name, definition, `${file}:${line}`, context));
    }
  }
  return shares;
}

interface ShareContext {
  readonly system: System;
  readonly keptApart: readonly KeptApart[];
  readonly commands: ReadonlyMap<string, Command>;
  readonly report: (path: Path, message: string) => void;
  readonly warn: (path: Path, message: string) => void;
}

async function compileShare(
  name: string,
  definition: ShareDefinition,
  place: string,
  context: ShareContext,
): Promise<Share> {
  const {system, keptApart, report, warn} = context;
  const {path, about = '', umask = '022'} = definition;
  if (system.platform !== 'linux')
    report([], 'this system has no /proc, by which reeve keeps a path inside a share; shares are for Linux');
  else {
    const found = sharePlace(path, keptApart);
    if ('why' in found && found.isMissing === true)
      warn(['path'], `path: ${found.why}; nothing can be put or got until it is there`);
    else if ('why' in found) report(['path'], `path: ${found.why}`);
  }
  const user = await resolveUser(definition, context);
  const bytes = (key: 'maxFile' | 'quota') => {
    const size = definition[key];
    const read = size === undefined ? undefined : parseSize(size);
    if (size !== undefined && read === undefined)
      report([key], `${key}: found ${quote(String(size))}, expected a smaller size`);
    return read;
  };
  return {
    name,
    place,
    about,
    path,
    keptApart,
    user: user ?? system.self.name,
    otherUser: user,
    notAs: user === undefined ? undefined : system.gate,
    maxFile: bytes('maxFile'),
    quota: bytes('quota'),
    umask: Number.parseInt(umask, 8),
  };
}

/** Whom the work in a share is done as, where that is somebody else than reeve runs as. */
async function resolveUser(
  {user}: ShareDefinition,
  {system, commands, report, warn}: ShareContext,
): Promise<string | undefined> {
  const {root, self, gate} = system;
  if (!root) {
    if (user === undefined || user === self.name) return undefined;
    report(
      ['user'],
      `user: found ${quote(user)}, but reeve runs as ${quote(self.name)} and only root can use a share as somebody else`,
    );
    return undefined;
  }
  if (user === undefined) {
    report([], 'reeve runs as root: say whose rights hold in this share, such as "user: nobody"');
    return undefined;
  }
  const found = await system.findUser(user);
  if (found === undefined) {
    report(['user'], `user: there is no user ${quote(user)} on this system`);
    return undefined;
  }
  if (found.uid === 0 || found.groups.includes(0))
    report(['user'], `user: found ${quote(user)}, who is root or of root's group; a share is no way to root`);
  const why = whyGates(found, gate);
  if (why !== undefined)
    report(['user'], `user: found ${quote(user)}, ${why}; name another, or another gate.user in server.yaml`);
  const [command] = [...commands.values()].filter(({definition}) => definition?.otherUser === user);
  if (command !== undefined)
    warn(
      ['user'],
      `user: commands such as ${command.name} run as ${quote(user)}, too, and may change or hide what is put here`,
    );
  return user;
}

/** Somebody who may write where a program is may have it run. */
function programsOf(commands: ReadonlyMap<string, Command>): KeptApart[] {
  return [...commands.values()].flatMap(({name, definition}) =>
    definition?.executable === undefined
      ? []
      : [{path: definition.executable, what: `the program of ${name}`, isFolder: false}].flatMap(program => [
          program,
          {
            ...program,
            path: dirname(program.path),
            what: `the folder of the program of ${name}`,
            isFolder: true,
          },
        ]),
  );
}
