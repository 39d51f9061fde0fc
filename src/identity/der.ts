// A strict reader of DER (ITU-T X.690): definite, shortest lengths, no trailing bytes. It copies nothing: what
// it returns are views of what was given. Throws `DerError`, which each caller turns into its own coded error.

export class DerError extends Error {
  override name = 'DerError';
}

export interface Element {
  /** The identifier octet: class, constructed bit and number together. */
  readonly tag: number;
  readonly content: Buffer;
  /** Identifier, length and content. */
  readonly whole: Buffer;
}

export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The one element that `bytes` is. */
export function readDer(bytes: Buffer): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerError('trailing bytes');
  return element;
}

/** The elements inside a constructed one. */
export function childrenOf(parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = 0; at < parent.content.length; ) {
    const child = elementAt(parent.content, at);
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** `element`, if it has the tag that is due here. */
export function expectTag(element: Element | undefined, expected: number): Element {
  if (element === undefined) throw new DerError('an element is missing');
  if (element.tag !== expected) throw new DerError(`tag ${element.tag} where ${expected} is due`);
  return element;
}

/** The bytes of a BIT STRING of whole bytes. */
export function bitStringBytes(element: Element | undefined): Buffer {
  const {content} = expectTag(element, tag.bitString);
  if (content[0] !== 0) throw new DerError('a bit string that is not of whole bytes');
  return content.subarray(1);
}

/**
 * A positive INTEGER as upper-case hex of whole bytes without leading zero bytes: the form of
 * `X509Certificate.serialNumber`.
 */
export function positiveIntegerHex(element: Element | undefined): string {
  const {content} = expectTag(element, tag.integer);
  const [first, second] = content;
  if (first === undefined) throw new DerError('an empty integer');
  if (first >= 0x80) throw new DerError('a negative integer');
  if (first === 0 && second !== undefined && second < 0x80)
    throw new DerError('an integer with leading zeros');
  if (first === 0 && second === undefined) return '0';
  return content
    .subarray(first === 0 ? 1 : 0)
    .toString('hex')
    .toUpperCase();
}

/** An OBJECT IDENTIFIER in dotted decimals. */
export function oidText(element: Element | undefined): string {
  const {content} = expectTag(element, tag.oid);
  if (content.length === 0 || content.length > 32) throw new DerError('an object identifier of odd length');
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of content.entries()) {
    if (arc === 0 && byte === 0x80) throw new DerError('an object identifier with leading zeros');
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new DerError('an object identifier that is too large');
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    } else if (index === content.length - 1) {
      throw new DerError('an object identifier that is cut short');
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** A UTCTime or GeneralizedTime in the only form that RFC 5280 allows (4.1.2.5), in milliseconds since 1970. */
export function timeOf(element: Element | undefined): number {
  const text = element?.content.toString('latin1') ?? '';
  const long = element?.tag === tag.generalizedTime;
  if (!long) expectTag(element, tag.utcTime);
  const match = (
    long ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  ).exec(text);
  if (match === null) throw new DerError('a time in a form that is not allowed');
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  const full = long ? year : year < 50 ? 2000 + year : 1900 + year;
  const time = Date.UTC(full, month - 1, day, hour, minute, second);
  const written = new Date(time).toISOString().replaceAll(/[-:T]|\.000/g, '');
  if (!written.endsWith(text)) throw new DerError('a time that no calendar has');
  return time;
}

function elementAt(bytes: Buffer, start: number): Element {
  const identifier = bytes[start];
  const first = bytes[start + 1];
  if (identifier === undefined || first === undefined) throw new DerError('cut short');
  if ((identifier & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  let length = first;
  let at = start + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    // Four bytes of length hold all that is ever read here; 0 would be an indefinite length.
    if (count === 0 || count > 4 || at + count > bytes.length)
      throw new DerError('a length that is not allowed');
    length = bytes.readUIntBE(at, count);
    if (length < 0x80 || bytes[at] === 0) throw new DerError('a length that is not the shortest');
    at += count;
  }
  const end = at + length;
  if (end > bytes.length) throw new DerError('cut short');
  return {tag: identifier, content: bytes.subarray(at, end), whole: bytes.subarray(start, end)};
}
