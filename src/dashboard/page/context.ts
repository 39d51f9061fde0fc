import {createContext} from 'preact';
import {useContext, useEffect, useReducer} from 'preact/hooks';
import type {Connection} from './connection.ts';
import type {Place, PlaceName} from './places.ts';
import {fragmentOf} from './places.ts';
import type {Store} from './store.ts';

export interface Page {
  readonly store: Store;
  readonly connection: Connection;
  readonly place: Place;
  /** Says something to those who hear the page. */
  readonly announce: (text: string) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** The page; a component that uses it is drawn again when the store changes. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('a component stands outside of the page');
  const [, again] = useReducer<number, void>(count => count + 1, 0);
  useEffect(() => page.store.hear(() => again()), [page.store]);
  return page;
}

/** The address of another place of this lab. */
export function linkTo(
  {place: {lab}}: Page,
  name: PlaceName,
  about: readonly string[] = [],
  query: Readonly<Record<string, string>> = {},
): string {
  return fragmentOf({lab, name, about, query});
}

/** Goes to another place. @param how `replace` leaves no trace of this one */
export function go(fragment: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') location.replace(fragment);
  else location.assign(fragment);
}
