import {X509Certificate} from 'node:crypto';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {readLeaf} from '../identity/leaf.ts';
import {readSubject} from '../identity/subject.ts';

/** The name in the certificate that client.yaml names: who we are to hosts. */
export async function ownName(config: string | undefined): Promise<string> {
  const {identity} = await loadClientConfig(config);
  return readSubject(readLeaf(new X509Certificate(await readNamedFile(identity.cert, mebibyte))).subject)
    .name;
}
