/** A secret of the browser and the dashboard's process. */
export interface Session {
  readonly session: string;
  /** 32 bytes, base64url. */
  readonly token: string;
}

const key = 'reeve session';
/** Siblings answer at once, or there are none, milliseconds. */
const patienceMs = 400;

/** Trades a code; undefined if it is not good. */
export async function trade(code: string): Promise<Session | undefined> {
  const response = await fetch('/session', {method: 'POST', body: JSON.stringify({code})});
  if (!response.ok) return undefined;
  const session = (await response.json()) as Session;
  keep(session);
  return session;
}

/**
 * That of this tab before it was loaded anew or restored. It is kept for the tab alone, and good for nothing once the process has
 * ended.
 */
export function kept(): Session | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as Session);
}

export function keep(session: Session): void {
  sessionStorage.setItem(key, JSON.stringify(session));
}

export function forget(): void {
  sessionStorage.removeItem(key);
}

/** Asks the other tabs of this page. */
export async function askSiblings(): Promise<Session | undefined> {
  const channel = new BroadcastChannel(key);
  const {promise, resolve} = Promise.withResolvers<Session | undefined>();
  channel.onmessage = ({data}: MessageEvent<{session?: Session}>) => {
    if (data.session) resolve(data.session);
  };
  channel.postMessage({ask: true});
  const late = setTimeout(() => resolve(undefined), patienceMs);
  const session = await promise;
  clearTimeout(late);
  channel.close();
  if (session) keep(session);
  return session;
}

/** Answers other tabs that ask, as long as there is a session. Returns what ends that. */
export function answerSiblings(session: Session): () => void {
  const channel = new BroadcastChannel(key);
  channel.onmessage = ({data}: MessageEvent<{ask?: boolean}>) => {
    if (data.ask) channel.postMessage({session});
  };
  return () => channel.close();
}
