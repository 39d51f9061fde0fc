import type {Person} from '../access/access.ts';
import {ruleFor} from '../access/access.ts';
import type {Catalogue} from '../catalogue/catalogue.ts';

/** A share as `reeve shares` shows it. Sizes are bytes; null: no limit. */
export interface ShareSummary {
  share: string;
  about: string;
  read: boolean;
  write: boolean;
  maxFile: number | null;
  quota: number | null;
}

/** The shares that a person may read or write, by name: others are not there. */
export function listShares(person: Person, {shares, rules}: Catalogue): ShareSummary[] {
  return [...shares.values()]
    .map(({name, about, maxFile, quota}) => ({
      share: name,
      about,
      read: ruleFor(person, rules, {read: name}) !== undefined,
      write: ruleFor(person, rules, {write: name}) !== undefined,
      maxFile: maxFile ?? null,
      quota: quota ?? null,
    }))
    .filter(({read, write}) => read || write)
    .toSorted((a, b) => (a.share < b.share ? -1 : 1));
}
