import {join} from 'node:path';
import {writeDurably} from '../base/durable-file.ts';
import {isSystemError} from '../base/errors.ts';
import {fileToReplace} from '../base/file-to-replace.ts';
import {requirePrivate} from '../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {certificateIn} from '../identity/load-credentials.ts';
import {parsePrivateKey} from '../identity/pem-file.ts';
import {exists, readCaCertificate} from './authority.ts';
import {PkiError} from './errors.ts';
import type {Holder} from './layout.ts';
import {paths} from './layout.ts';
import {encodePkcs12} from './pkcs12.ts';

/** Returns the path of an export unless told otherwise. */
export function exportPath(dir: string, holder: Holder): string {
  return join(paths.holder(dir, holder), `${holder.name}.p12`);
}

/**
 * Writes somebody's certificate and key, and the CA's certificate, as PKCS#12 for a browser, 0600.
 *
 * @throws {PkiError} `certificate-missing`, `file-exists`, `no-secret` for an empty password
 */
export async function exportPkcs12(
  dir: string,
  holder: Holder,
  password: string,
  path: string,
): Promise<void> {
  if (password === '') throw new PkiError('no-secret', 'an export needs a password that is not empty');
  const target = await fileToReplace(path);
  if (target !== undefined && (await exists(target)))
    throw new PkiError('file-exists', `${path} is there already; remove it or give another with --out`);
  const chain = [await readCaCertificate(dir)];
  const certificatePath = paths.certificate(dir, holder);
  const certificate = certificateIn(await readPart(certificatePath, holder), certificatePath);
  const keyPath = paths.key(dir, holder);
  const key = parsePrivateKey(await readPart(keyPath, holder), keyPath);
  await requirePrivate(keyPath);
  await writeDurably(
    path,
    encodePkcs12({certificate, key, chain, friendlyName: holder.name}, password),
    0o600,
  );
}

async function readPart(path: string, {kind, name}: Holder): Promise<Buffer> {
  try {
    return await readNamedFile(path, mebibyte);
  } catch (cause) {
    if (!isSystemError(cause, 'ENOENT')) throw cause;
    throw new PkiError('certificate-missing', `${kind} ${name} cannot be exported: there is no ${path}`, {
      cause,
    });
  }
}
