import {loadClientConfig} from '../../config/client-config.ts';
import {readLeaf} from '../../identity/leaf.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import {readBounded} from '../../identity/pem-file.ts';
import {readSubject} from '../../identity/subject.ts';
import type {Host} from '../../index.ts';
import {listJobs} from '../job-list/list-jobs.ts';
import type {Whereabouts} from './attach-again.ts';

/** The name in the certificate that client.yaml names: who we are to hosts. */
export async function ownName(config: string | undefined): Promise<string> {
  const {identity} = await loadClientConfig(config);
  return readSubject(
    readLeaf(certificateIn(await readBounded(identity.cert, 'the certificate'), identity.cert)).subject,
  ).name;
}

/** More than a person has running or waiting on one host. */
const all = 100_000;

/** True if the job runs or waits, and belongs to the person whose certificate client.yaml names. */
export async function ownsJob(host: Host, {config, job}: Whereabouts): Promise<boolean> {
  const {jobs} = await listJobs(host, {person: await ownName(config), state: 'running'}, all);
  return jobs.some(({job: id}) => id === job);
}
