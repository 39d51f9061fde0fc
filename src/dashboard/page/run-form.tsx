import {useEffect, useRef, useState} from 'preact/hooks';
import type {FleetTold, Refusal} from '../fleet/fleet-told.ts';
import type {Asked, CommandCard, CommandOnHosts, Param, Problem, RunTold} from '../told.ts';
import {Confirm} from './confirm.tsx';
import {go, linkTo, usePage} from './context.ts';
import {kindOf, typedValue, wordsOf} from './form-values.ts';
import {ProblemText, problemIn, Title} from './parts.tsx';
import {counted, effectWords} from './words.ts';

/** Of a terminal, until its place tells the size that it has. */
const usualSize = {columns: 80, rows: 24};

const reasonField = 'reeve reason';

interface RunFormProps {
  /** A host, or the node set that means the hosts. */
  readonly target: string;
  readonly hosts: readonly string[];
  readonly card: CommandCard | CommandOnHosts;
}

/** A command as a form, made from its JSON Schemas. Fields are read when it is sent, and not before: a secret is nowhere else. */
export function RunForm({target, hosts, card}: RunFormProps) {
  const page = usePage();
  const isSeveral = hosts.length > 1;
  const on = isSeveral ? counted(hosts.length, 'host') : target;
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState<Asked>();
  const [isSending, setSending] = useState(false);
  useEffect(() => () => clearSecrets(form.current), []);
  const refusals = refusalsOf(problem);
  useEffect(() => {
    const field = refusals.find(each => each.field !== '')?.field;
    if (field !== undefined) document.getElementById(`field-${field}`)?.focus();
  }, [problem]);
  const {refused} = page.place.query;
  // From the place of a run that some hosts refused: what they have against it stands beside the fields.
  useEffect(() => {
    if (refused === undefined) return;
    page.connection.ask<FleetTold>({want: 'open-fleet', fleet: refused}).then(
      told => setProblem({...noProblem, refusals: told.refusals}),
      (error: unknown) => setProblem(problemIn(error)),
    );
  }, [refused]);

  const send = async (confirmation?: string) => {
    const element = form.current;
    if (!element || isSending) return;
    const typed = new FormData(element);
    setSending(true);
    setProblem(undefined);
    setAsked(undefined);
    try {
      const given = {
        command: card.command,
        ...valuesOf(card.params, typed),
        ...(textIn(typed, reasonField) !== '' && {reason: textIn(typed, reasonField)}),
        ...(confirmation !== undefined && {confirmation}),
      };
      if (isSeveral) {
        const told = await page.connection.ask<FleetTold>({want: 'run-fleet', target, ...given});
        clearSecrets(element);
        page.store.fleet(told);
        go(linkTo(page, 'fleet', [told.fleet]));
        return;
      }
      const terminal = card.needsTerminal && {terminal: usualSize};
      const feeds = typed.has('reeve feeds') && {feeds: true};
      const run = await page.connection.ask<RunTold>({
        want: 'run',
        host: target,
        ...given,
        ...feeds,
        ...terminal,
      });
      clearSecrets(element);
      page.store.run(run);
      go(linkTo(page, 'run', [run.host, run.job]));
    } catch (error) {
      const found = problemIn(error);
      if (found.asked) setAsked(found.asked);
      else {
        clearSecrets(element);
        setProblem(found);
      }
    } finally {
      setSending(false);
    }
  };

  const names = card.params.map(({name}) => name);
  return (
    <>
      <Title>
        {card.command} <span class="quiet">on {on}</span>
      </Title>
      {isSeveral && <p class="quiet">{target}</p>}
      <p>{card.about}</p>
      <p class="line">
        <span class={`effect ${card.effect}`}>{effectWords[card.effect]}</span>
        <code class="argv">{card.argv}</code>
      </p>
      {'notes' in card &&
        card.notes.map(note => (
          <p key={note} class="note">
            {note}
          </p>
        ))}
      {card.unavailable !== '' && <p class="trouble">It cannot be run there now: {card.unavailable}.</p>}
      {card.needsTerminal && isSeveral ? (
        <p>It needs a terminal, which takes one host.</p>
      ) : (
        <form
          ref={form}
          class="fields"
          autocomplete="off"
          onSubmit={event => {
            event.preventDefault();
            void send();
          }}
        >
          {card.params.map(param => (
            <Field key={param.name} param={param} refusals={refusals} />
          ))}
          <div class="field">
            <label for="field-reason">Reason</label>
            <input
              id="field-reason"
              name={reasonField}
              maxLength={1024}
              required={card.needsReason}
              aria-describedby="hint-reason"
            />
            <p class="hint" id="hint-reason">
              kept in the account{card.needsReason ? '' : '; may be left out'}
            </p>
          </div>
          {card.takesInput && isSeveral && (
            <p class="quiet">It reads standard input. On several hosts it is given none here.</p>
          )}
          {card.takesInput && !isSeveral && !card.needsTerminal && (
            <label class="check">
              <input type="checkbox" name="reeve feeds" defaultChecked />
              it reads standard input: I type it in the page
            </label>
          )}
          {problem?.refusals ? (
            <Refusals refusals={refusals.filter(({field}) => !names.includes(field))} />
          ) : (
            <ProblemText problem={problem} except={names} />
          )}
          <p class="line">
            <button
              type="submit"
              class={`act ${card.effect}`}
              disabled={isSending || card.unavailable !== ''}
            >
              {isSending ? 'Sending …' : `Run on ${on}`}
            </button>
            <a href={linkTo(page, 'new', [target])}>Another command</a>
          </p>
        </form>
      )}
      {asked && (
        <Confirm asked={asked} yes={() => void send(asked.confirmation)} no={() => setAsked(undefined)} />
      )}
    </>
  );
}

const noProblem: Problem = {code: '', message: '', advice: [], field: ''};

/** The refusals of the hosts, or of the one. */
const refusalsOf = (problem: Problem | undefined): readonly Refusal[] =>
  problem?.refusals ?? (problem ? [{hosts: '', message: problem.message, field: problem.field}] : []);

const inWords = ({hosts, message}: Refusal) => (hosts === '' ? message : `${hosts}: ${message}`);

function Refusals({refusals}: {refusals: readonly Refusal[]}) {
  if (refusals.length === 0) return null;
  return (
    <div class="trouble" role="alert">
      {refusals.map(refusal => (
        <p key={refusal.hosts}>{inWords(refusal)}</p>
      ))}
    </div>
  );
}

function Field({param, refusals}: {param: Param; refusals: readonly Refusal[]}) {
  const {name, required, schema} = param;
  const id = `field-${name}`;
  const wrong = refusals.filter(({field}) => field === name);
  const isWrong = wrong.length > 0;
  const common = {
    id,
    name,
    required,
    'aria-describedby': `hint-${name}${isWrong ? ` wrong-${name}` : ''}`,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  };
  const about = [schema.description, wordsOf(param)]
    .filter(text => text !== undefined && text !== '')
    .join('; ');
  return (
    <div class={`field${isWrong ? ' wrong' : ''}`}>
      <label for={id}>{schema.title !== undefined ? `${schema.title} (${name})` : name}</label>
      <Input param={param} common={common} />
      <p class="hint" id={`hint-${name}`}>
        {about}
      </p>
      {isWrong && (
        <div id={`wrong-${name}`} role="alert">
          {wrong.map(refusal => (
            <p key={refusal.hosts} class="wrong">
              {inWords(refusal)}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function Input({param, common}: {param: Param; common: {id: string; name: string; required: boolean}}) {
  const {schema, required} = param;
  const initial = schema.default ?? '';
  switch (kindOf(param)) {
    case 'choice':
      return (
        <select {...common}>
          {!required && <option value="">{initial === '' ? 'none' : `${initial} (default)`}</option>}
          {schema.choices?.map(value => (
            <option key={String(value)} value={String(value)}>
              {String(value)}
            </option>
          ))}
        </select>
      );
    case 'yes-no':
      return (
        <select {...common}>
          {!required && (
            <option value="">
              {schema.default === 'true'
                ? 'yes (default)'
                : schema.default === 'false'
                  ? 'no (default)'
                  : 'not given'}
            </option>
          )}
          <option value="yes">yes</option>
          <option value="no">no</option>
        </select>
      );
    case 'number':
      return <input {...common} inputMode="decimal" placeholder={initial} />;
    case 'lines':
      return <textarea {...common} rows={3} placeholder={initial} />;
    case 'secret':
      // Uncontrolled, and no password of the browser's.
      return (
        <input {...common} type="password" autocomplete="off" data-secret data-1p-ignore spellcheck={false} />
      );
    case 'text':
      return <input {...common} placeholder={initial} spellcheck={false} />;
  }
}

/** Typed parameters, and secrets, which go apart. */
function valuesOf(params: readonly Param[], typed: FormData) {
  const given: Record<string, unknown> = {};
  const secrets: Record<string, string> = {};
  for (const param of params) {
    const text = textIn(typed, param.name);
    if (kindOf(param) === 'secret') {
      if (text !== '') secrets[param.name] = text;
      continue;
    }
    const value = typedValue(param, text);
    if (value !== undefined) given[param.name] = value;
  }
  return {params: given, ...(Object.keys(secrets).length > 0 && {secrets})};
}

function textIn(typed: FormData, name: string): string {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
}

function clearSecrets(form: HTMLFormElement | null): void {
  for (const field of form?.querySelectorAll<HTMLInputElement>('[data-secret]') ?? []) field.value = '';
}
