import type {SystemUser, UserHome, UserIds} from '../base/system-user.ts';
import {currentUser, findSystemUser, groupsOf} from '../base/system-user.ts';
import type {Enforceable} from './catalogue/settings.ts';
import type {KeptApart} from './catalogue/share-place.ts';

/** A user that was looked up. */
export interface FoundUser extends SystemUser {
  /** Of all groups, its own first. */
  readonly groups: readonly number[];
}

/** The abilities of a system beyond running a command; or why it lacks one. */
export interface Capabilities {
  limits: Enforceable;
  /** True if it can give a command a terminal. */
  terminal: true | string;
}

/** The system that commands will run on. */
export interface System {
  platform: NodeJS.Platform;
  /** True if commands can be run as other users than `self`. */
  root: boolean;
  /** The user of this process. */
  self: UserHome;
  /** The limits that can be enforced on a job here. */
  can: Capabilities;
  /** The user of the server's gate where that is another than `self`: no command may run as it. */
  gate: UserIds | undefined;
  /** The places that are reeve's own on this host, and so in no share. */
  ownPlaces: readonly KeptApart[];
  /** Looks up a user; undefined if there is no such user. */
  findUser(name: string): Promise<FoundUser | undefined>;
}

/** The system that this process runs on. */
export function currentSystem(
  can: Capabilities,
  gate: UserIds | undefined,
  ownPlaces: readonly KeptApart[],
): System {
  const found = new Map<string, Promise<FoundUser | undefined>>();
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    self: currentUser(),
    can,
    gate,
    ownPlaces,
    findUser(name) {
      const user = found.get(name) ?? findUser(name);
      found.set(name, user);
      return user;
    },
  };
}

async function findUser(name: string): Promise<FoundUser | undefined> {
  const user = await findSystemUser(name);
  return user && {...user, groups: await groupsOf(user)};
}
