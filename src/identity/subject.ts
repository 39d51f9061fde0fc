import {quote} from '../base/quote.ts';
import type {Element} from './der.ts';
import {childrenOf, expectTag, oidText, tag} from './der.ts';
import {IdentityError} from './errors.ts';

/** The subject of a certificate: its one common name, and its organisations as groups, in their order. */
export interface Subject {
  readonly name: string;
  readonly groups: readonly string[];
}

/**
 * True if `text` may be the name of a principal or of a group: 1 to 64 printable ASCII characters. Left out
 * are white space, what separates names anywhere (`, ; : = + / \ " ' < >` and the backtick), and what has a
 * meaning in targets, rules or patterns (`* ? [ ] { } | ! & ^ #`). The first is a letter, a digit or `_`, so
 * that no name reads as an option, as a path or as a group of hosts.
 */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.@~$%()-]{0,63}$/.test(text) && !text.includes('\n');
}

export const nameRule =
  'a name is 1 to 64 letters, digits and any of _ . @ ~ $ % ( ) - of ASCII, and begins with a letter, a digit or _';

/**
 * Reads the Name of a certificate (RFC 5280, 4.1.2.4) attribute by attribute, never as a printed string, so that
 * no character in a value can pass for the border between two.
 *
 * @throws {IdentityError} `certificate-subject` for anything but exactly one CN and any O that are names
 */
export function readSubject(subject: Element): Subject {
  const names: string[] = [];
  const groups: string[] = [];
  for (const relative of childrenOf(expectTag(subject, tag.sequence))) {
    const [attribute, second] = childrenOf(expectTag(relative, tag.set));
    if (second !== undefined) throw refused('an RDN of several attributes');
    const [type, value, extra] = childrenOf(expectTag(attribute, tag.sequence));
    if (extra !== undefined) throw refused('an attribute of three parts');
    const oid = oidText(type);
    if (oid === commonName) names.push(nameIn(value, 'common name'));
    else if (oid === organisation) groups.push(nameIn(value, 'group (O)'));
    else throw refused(`an attribute of type ${oid}; only CN and O are taken`);
  }
  const [name, another] = names;
  if (name === undefined) throw refused('no common name');
  if (another !== undefined) throw refused(`several common names: ${quote(name)} and ${quote(another)}`);
  return {name, groups};
}

const commonName = '2.5.4.3';
const organisation = '2.5.4.10';

const stringTags: readonly number[] = [tag.utf8String, tag.printableString, tag.ia5String];

function nameIn(value: Element | undefined, what: string): string {
  if (value === undefined || !stringTags.includes(value.tag)) {
    throw refused(`a ${what} that is not a UTF8String, PrintableString or IA5String`);
  }
  // UTF-8 leaves ASCII as it is, and what is not ASCII is no name.
  const text = value.content.toString('utf8');
  if (!isName(text)) throw refused(`the ${what} ${quote(text)}; ${nameRule}`);
  return text;
}

function refused(what: string): IdentityError {
  return new IdentityError('certificate-subject', `the certificate's subject has ${what}`);
}
