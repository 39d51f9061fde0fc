import './page.css';
import {render} from 'preact';
import {App} from './app.tsx';
import {Connection} from './connection.ts';
import {Door} from './door.tsx';
import {codeIn} from './places.ts';
import type {Session} from './session.ts';
import {answerSiblings, askSiblings, forget, kept, trade} from './session.ts';
import {Store} from './store.ts';

const root = document.getElementById('page');
/** Ends what was opened; undefined where no session is open. */
let close: (() => void) | undefined;
/** How often a session was sought: of two that are sought at once, the later is wanted. */
let sought = 0;

if (root) {
  void enter(root, takeCode());
  // An address that is typed into an open tab does not load the page anew.
  addEventListener('hashchange', () => {
    const code = takeCode();
    if (code !== undefined) void enter(root, code);
  });
}

/** Before anything else: the code is not to stay in the address or the history. */
function takeCode(): string | undefined {
  const brought = codeIn(location.hash);
  if (brought) history.replaceState(null, '', `/${brought.place}`);
  return brought?.code;
}

async function enter(page: HTMLElement, code: string | undefined): Promise<void> {
  sought += 1;
  const own = sought;
  const session = code === undefined ? (kept() ?? (await askSiblings())) : await trade(code);
  if (own !== sought) return;
  if (session) open(page, session);
  else if (!close) render(<Door why={code === undefined ? 'none' : 'used'} />, page);
}

function open(page: HTMLElement, session: Session): void {
  close?.();
  const store = new Store();
  const stopAnswering = answerSiblings(session);
  const connection = new Connection(session, {
    lab: told => store.lab(told),
    run: told => store.run(told),
    fleet: told => store.fleet(told),
    connected: isConnected => store.set({isConnected}),
    over: why => {
      close = undefined;
      stopAnswering();
      forget();
      store.set({isConnected: false, over: why});
    },
  });
  close = () => {
    stopAnswering();
    connection.close();
  };
  // Nothing that another session drew is kept.
  render(null, page);
  render(<App store={store} connection={connection} />, page);
}
