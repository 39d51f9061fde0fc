/**
 * The flags of every Node of ours that a server starts. SIGUSR1 would open a debugger on 127.0.0.1, which is
 * there for everybody who may send a signal, and then for every user of the machine.
 */
const nodeFlags = ['--disable-sigusr1', '--disable-warning=ExperimentalWarning'] as const;

/** True in what `npm run dev` builds, false in what is built otherwise (scripts/bundle.ts): no user's program has a debugger. */
declare const isBuiltForDebugging: boolean;
const debugged =
  typeof isBuiltForDebugging !== 'undefined' && isBuiltForDebugging ? process.env.REEVE_INSPECT : undefined;

/** The flags that a process of ours is started with; one that `REEVE_INSPECT` names is open to a debugger. */
export function nodeFlagsOf(name: 'executor' | 'gate' | 'helper' | 'shipper'): readonly string[] {
  return name === debugged ? [...nodeFlags, '--inspect=127.0.0.1:0'] : nodeFlags;
}

/** The usual folders of programs, where nobody says otherwise. */
export const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The environment of a process of ours that needs nothing of the one that starts it. */
export const plainEnvironment = {PATH: usualPath, LANG: 'C.UTF-8'} as const;

/**
 * The variables that a server takes from the environment that it is started in: where its home and its
 * service manager are, the time zone, and how its terminal shows colours. Others would say which code it
 * loads (`NODE_OPTIONS`, `LD_PRELOAD`, `OPENSSL_CONF`), whom it believes (`NODE_EXTRA_CA_CERTS`), or where it
 * writes what passes (`SSLKEYLOGFILE`, `NODE_V8_COVERAGE`).
 */
const passedOn = [
  'HOME',
  'TZ',
  'TERM',
  'NO_COLOR',
  // sd_notify(3), and where systemctl finds the manager of a user.
  'NOTIFY_SOCKET',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
] as const;

/** The environment of a server that is started in `environment`. */
export function serverEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = passedOn.flatMap(name => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...plainEnvironment,
    ...Object.fromEntries(given),
    ...(debugged !== undefined && {REEVE_INSPECT: debugged}),
  };
}
