import type {Candidate} from './candidate.ts';
import {shortAbout} from './candidate.ts';
import type {SharesNote} from './host-notes.ts';

/**
 * The words that a place `TARGET:SHARE/PATH` may become, of which the target is typed.
 *
 * @param sharesOf the shares of the hosts that a target means, as far as they are known
 */
export function placeWords(typed: string, sharesOf: (target: string) => readonly SharesNote[]): Candidate[] {
  const slash = typed.indexOf('/');
  const head = slash === -1 ? typed : typed.slice(0, slash);
  const colon = head.lastIndexOf(':');
  if (colon < 1) return [];
  const before = head.slice(0, colon + 1);
  const share = head.slice(colon + 1);
  const all = sharesOf(head.slice(0, colon));
  if (slash === -1)
    return all.flatMap(({shares}) =>
      shares.map(({name, about}) => ({word: `${before}${name}/`, about: shortAbout(about), goesOn: true})),
    );
  const folder = typed.slice(slash + 1, typed.lastIndexOf('/') + 1).replace(/\/$/, '');
  const names = new Set(
    all.flatMap(({folders}) => folders.find(one => one.share === share && one.path === folder)?.names ?? []),
  );
  const path = `${head}/${folder === '' ? '' : `${folder}/`}`;
  return [...names].map(name => ({word: path + asTyped(name), goesOn: name.endsWith('/')}));
}

/**
 * A name as it is typed where a glob may stand: a file that a host calls `*` must not become all files. Of a character that is written
 * so, nothing is special.
 */
const asTyped = (name: string): string =>
  name.replaceAll(/[*?[\]]/g, character => `\\x${character.charCodeAt(0).toString(16)}`);
