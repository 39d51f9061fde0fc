import {Fragment} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Asked} from '../told.ts';
import {effectWords} from './words.ts';

/** Asks about a run, by what the dashboard's process says of it. Not running is what Enter and Escape mean. */
export function Confirm({asked, yes, no}: {asked: Asked; yes: () => void; no: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const {effect, argv, given, hosts, onTerminal} = asked;
  return (
    <dialog ref={dialog} onClose={no} aria-labelledby="confirm-title" class={effect}>
      <h2 id="confirm-title">
        This {effectWords[effect]} on {hosts.length === 1 ? hosts.join() : `${hosts.length} hosts`}
      </h2>
      <dl class="facts">
        <dt>runs</dt>
        <dd>
          <code>{argv}</code>
        </dd>
        {given !== '' && (
          <>
            <dt>given</dt>
            <dd>
              <code>{given}</code>
            </dd>
          </>
        )}
        <dt>on</dt>
        <dd>
          {hosts.map((host, index) => (
            <Fragment key={host}>
              {index > 0 && ', '}
              <span class="name">{host}</span>
            </Fragment>
          ))}
        </dd>
      </dl>
      {onTerminal && <p>It is asked once more on the terminal that reeve dashboard runs in.</p>}
      <p class="line">
        <button type="button" onClick={() => dialog.current?.close()}>
          Do not run it
        </button>
        <button type="button" class={`act ${effect}`} onClick={yes}>
          Run it
        </button>
      </p>
    </dialog>
  );
}
