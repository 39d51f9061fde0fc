// The keys that sign the checkpoints of hosts' accounts: made beside the host's key, where that is made.
import {createPublicKey, generateKeyPairSync} from 'node:crypto';
import {writeDurably} from '../base/durable-file.ts';
import {quote} from '../base/quote.ts';
import {textOf} from '../base/text.ts';
import {loadLogSigner, originOf} from '../identity/log-key.ts';
import {NoteSigner} from '../merkle/note-signer.ts';
import {NoteVerifier} from '../merkle/note-verifier.ts';
import {exists, keyPem} from './authority.ts';
import {PkiError} from './errors.ts';
import type {Holder} from './layout.ts';
import {paths} from './layout.ts';

/**
 * The log key for the certificate of a host: the one whose public half was given, or one that is here already, or
 * a new one. None if the host's keys are kept elsewhere, and nothing was given.
 *
 * @throws {PkiError} `bad-request`, `file-exists`; {IdentityError}, {FileTrustError} where the one here is no good
 */
export async function logKeyFor(
  dir: string,
  host: Holder,
  {given, isElsewhere}: {given: Buffer | undefined; isElsewhere: boolean},
): Promise<NoteVerifier | undefined> {
  const held = await heldLogKey(dir, host);
  const used = given === undefined ? held : requireSame(held, readLogPublic(given, host.name), dir, host);
  if (used === undefined) return isElsewhere ? undefined : writeNewLogKey(dir, host);
  // A crash may have kept it from being written.
  await writePublic(dir, host, used);
  return used;
}

/** The log key in the host's folder. @throws {IdentityError}, {FileTrustError} where it is no good */
export async function heldLogKey(dir: string, host: Holder): Promise<NoteVerifier | undefined> {
  const path = paths.logKey(dir, host);
  return (await exists(path)) ? (await loadLogSigner(path, host.name)).verifier : undefined;
}

/** Makes and writes a new log key for a host, in place of one that may be there. */
export async function writeNewLogKey(dir: string, host: Holder): Promise<NoteVerifier> {
  const {privateKey} = generateKeyPairSync('ed25519');
  const {verifier} = new NoteSigner(originOf(host.name), privateKey);
  await writeDurably(paths.logKey(dir, host), keyPem(privateKey), 0o600);
  await writePublic(dir, host, verifier);
  return verifier;
}

/** Returns the warning about a certificate that names no log key. */
export function withoutLogKey(host: string): string {
  return (
    `the certificate names no log key, so nobody can verify the receipts of ${host}; make one there with: ` +
    'openssl genpkey -algorithm ed25519 -out log.key && openssl pkey -in log.key -pubout -out log.pub; ' +
    `and name it with: reeve cert renew host:${host} --log-pub log.pub`
  );
}

/** Reads a line such as reeve writes as log.pub, or a public key in PEM as OpenSSL writes it. */
function readLogPublic(bytes: Buffer, host: string): NoteVerifier {
  const verifier = parsePublic(bytes, originOf(host));
  if (verifier.name === originOf(host)) return verifier;
  throw refused(`it is of ${quote(verifier.name)}, not of ${quote(originOf(host))}`);
}

function parsePublic(bytes: Uint8Array, origin: string): NoteVerifier {
  try {
    const text = textOf(bytes);
    return text.startsWith('-----BEGIN PUBLIC KEY-----')
      ? new NoteVerifier(origin, createPublicKey(text))
      : NoteVerifier.parse(text.replace(/\r?\n$/, ''));
  } catch (cause) {
    throw refused('it is neither a line such as reeve writes nor an Ed25519 key in PEM', cause);
  }
}

function refused(reason: string, cause?: unknown): PkiError {
  return new PkiError('bad-request', `the public half of the log key is refused: ${reason}`, {cause});
}

function requireSame(
  held: NoteVerifier | undefined,
  given: NoteVerifier,
  dir: string,
  host: Holder,
): NoteVerifier {
  if (held === undefined || held.publicKey.equals(given.publicKey)) return given;
  const path = paths.logKey(dir, host);
  throw new PkiError('file-exists', `${path} is there already and is another log key; move it away`);
}

async function writePublic(dir: string, host: Holder, verifier: NoteVerifier): Promise<void> {
  await writeDurably(paths.logPublic(dir, host), `${verifier.toString()}\n`);
}
