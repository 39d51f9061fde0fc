// The certificate setup script: a CA, and certificates for the hosts and users that are named on its command line
// or asked for. Files that are there already stay, so that it can be run again at any time.
import {X509Certificate} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {isIP} from 'node:net';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline/promises';
import {parseArgs} from 'node:util';
import {CodedError, messageOf} from '../src/base/errors.ts';
import {readPassphrase} from '../src/cli/ca-folder.ts';
import {shownTime} from '../src/identity/dates.ts';
import {vouchedLogKeys} from '../src/identity/log-key.ts';
import type {Authority} from '../src/pki/authority.ts';
import {createAuthority, exists, openAuthority} from '../src/pki/authority.ts';
import {PkiError} from '../src/pki/errors.ts';
import type {Issued} from '../src/pki/issue.ts';
import {issueHost, issueUser} from '../src/pki/issue.ts';
import {paths} from '../src/pki/layout.ts';
import {renew} from '../src/pki/renew.ts';

const help = `Makes the certificates of a lab: a CA, hosts (which run commands) and users (who order them).

  npm run setup                                          asks for what it needs
  npm run setup -- --host lab-01 --user alice:ops        makes these
  npm run setup -- --host lab-01,10.0.0.5,lab-01.example.org --user alice:ops,admins --user bob

  --host NAME[,NAME or IP]...   a host, and what else it is reached by (repeatable)
  --user NAME[:GROUP[,GROUP]]   a user, and the groups that access rules may name (repeatable)
  --dir FOLDER                  where they go; certs unless given
  --passphrase                  protect the key of a new CA with a passphrase, which is asked for
  --passphrase-file FILE        its first line is the passphrase of the CA's key, new or old
  --help                        this page

Files that are there already are kept, so it is safe to run again, say for one more host. All of this and more
(renew, revoke, list, export for browsers) can be done with: reeve ca, reeve cert.
Keys are written for you alone (0600). Anybody who has ca.key can make certificates for anyone: keep it safe.`;

interface HostWish {
  readonly name: string;
  readonly dns: string[];
  readonly ip: string[];
}

interface UserWish {
  readonly name: string;
  readonly groups: string[];
}

async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {
      host: {type: 'string', multiple: true, default: []},
      user: {type: 'string', multiple: true, default: []},
      dir: {type: 'string', default: 'certs'},
      passphrase: {type: 'boolean', default: false},
      'passphrase-file': {type: 'string'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const dir = resolve(values.dir);
  const wanted = values.host.length + values.user.length > 0 ? values : await ask(dir);
  const hosts = wanted.host.map(parseHost);
  const users = wanted.user.map(parseUser);
  const authority = await openOrCreate(dir, values.passphrase, values['passphrase-file']);
  for (const host of hosts) {
    const isNew = await ensure(`host ${host.name}`, () => issueHost(authority, host, Date.now()));
    if (!isNew) await addLogKey(authority, host.name);
  }
  for (const user of users) await ensure(`user ${user.name}`, () => issueUser(authority, user, Date.now()));
  conclude(dir, hosts, users);
}

/** Asks at the terminal for hosts and users. */
async function ask(dir: string): Promise<{host: string[]; user: string[]}> {
  if (!process.stdin.isTTY) {
    throw new PkiError(
      'bad-target',
      'no --host and no --user, and no terminal to ask at; npm run setup -- --help tells more',
    );
  }
  console.log(`Certificates go to ${dir}. Empty answers are fine; --help tells more.\n`);
  const reader = createInterface({input: process.stdin, output: process.stdout});
  reader.once('SIGINT', () => process.exit(130));
  // Unlike `question`, the iterator keeps lines that were typed, or pasted, ahead.
  const lines = reader[Symbol.asyncIterator]();
  const answer = async (question: string) => {
    process.stdout.write(question);
    const {value = ''} = await lines.next();
    return String(value).split(/\s+/).filter(Boolean);
  };
  try {
    const host = await answer('Hosts, as NAME[,NAME or IP]..., with spaces between: ');
    const user = await answer('Users, as NAME[:GROUP[,GROUP]...], with spaces between: ');
    return {host, user};
  } finally {
    reader.close();
  }
}

function parseHost(text: string): HostWish {
  const [name = '', ...others] = text.split(',');
  const isAddress = (other: string) => isIP(other) !== 0;
  return {name, dns: others.filter(other => !isAddress(other)), ip: others.filter(isAddress)};
}

function parseUser(text: string): UserWish {
  const [, name = '', groups] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  return {name, groups: groups === undefined ? [] : groups.split(',')};
}

async function openOrCreate(dir: string, passphrase: boolean, file: string | undefined): Promise<Authority> {
  const isThere = await exists(paths.caCertificate(dir));
  const secret =
    !isThere && (passphrase || file !== undefined) ? await readPassphrase(file, true) : undefined;
  try {
    // Refuses where there is a CA, or another setup has just made one.
    const authority = await createAuthority({dir, now: Date.now(), passphrase: secret});
    console.log(`made  a CA in ${dir}, valid until ${endOf(authority)}`);
    return authority;
  } catch (error) {
    if (!(error instanceof PkiError) || error.code !== 'ca-exists') throw error;
    if (!(await exists(paths.caCertificate(dir)))) throw error;
    const authority = await openAuthority(dir, () => readPassphrase(file, false));
    console.log(`kept  the CA in ${dir}, valid until ${endOf(authority)}`);
    return authority;
  }
}

const endOf = ({certificate}: {certificate: X509Certificate}) => shownTime(certificate.validToDate.getTime());

/** Gives whether it was made now. */
async function ensure(who: string, issue: () => Promise<Issued>): Promise<boolean> {
  try {
    const issued = await issue();
    console.log(`made  ${who}, valid until ${endOf(issued)}`);
    for (const note of issued.notes) console.log(`      ${note}`);
    return true;
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'certificate-exists') throw error;
    console.log(`kept  ${who}; to change or renew it: reeve cert renew`);
    return false;
  }
}

/** A host from before there were log keys could not start: where its key is here, it gets one. */
async function addLogKey(authority: Authority, name: string): Promise<void> {
  const host = {kind: 'host', name} as const;
  const {dir} = authority;
  const held = new X509Certificate(await readFile(paths.certificate(dir, host)));
  if (vouchedLogKeys(held).length > 0 || !(await exists(paths.key(dir, host)))) return;
  try {
    const {certificate} = await renew(authority, host, {}, Date.now());
    console.log(`      renewed for its log key, which it had not; valid until ${endOf({certificate})}`);
  } catch (error) {
    // Whom the CA revoked, setup does not admit again.
    if (!(error instanceof CodedError) || error.code !== 'certificate-revoked') throw error;
  }
}

function conclude(dir: string, hosts: readonly HostWish[], users: readonly UserWish[]): void {
  const host = hosts[0]?.name ?? 'HOST';
  const user = users[0]?.name ?? 'USER';
  console.log(`
CA certificate       ${paths.caCertificate(dir)}   every host and user needs it
revoked              ${paths.crl(dir)}   every host and user needs it, anew after each revocation
CA key               ${paths.caKey(dir)}   keep it secret and safe
hosts, users         ${join(dir, 'hosts')}, ${join(dir, 'users')}   NAME/cert.pem and NAME/key.pem, hosts' log.key

Next:
  on ${host}: copy ca.pem, crl.pem and hosts/${host}/ there, name them in server.yaml (docs/operations.md), then: reeve check, reeve serve
  for ${user}: copy ca.pem, crl.pem and users/${user}/ to ${user}'s machine, name them in client.yaml, then: reeve ping ${host}
  all that was signed: reeve cert list --dir ${dir}`);
}

try {
  await main();
} catch (error) {
  console.error(`reeve: ${messageOf(error)}`);
  process.exitCode = 253;
}
