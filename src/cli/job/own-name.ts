import {loadClientConfig} from '../../config/client-config.ts';
import {readLeaf} from '../../identity/leaf.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import {readBounded} from '../../identity/pem-file.ts';
import {readSubject} from '../../identity/subject.ts';

/** The name in the certificate that client.yaml names, by which hosts know us. */
export async function ownName(config: string | undefined): Promise<string> {
  const {identity} = await loadClientConfig(config);
  return readSubject(
    readLeaf(certificateIn(await readBounded(identity.cert, 'the certificate'), identity.cert)).subject,
  ).name;
}
