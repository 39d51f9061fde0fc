import {visible} from '../../base/quote.ts';
import type {DescribeAnswer} from '../../index.ts';
import {templateInWords} from '../../present/template-in-words.ts';
import type {CommandCard} from '../told.ts';
import {paramSchemaOf} from './param-schema.ts';

/** A command, as a form is made from it. */
export function cardOf(described: DescribeAnswer): CommandCard {
  const {command, about, effect, unavailable = '', argv, params, reason, stdin, tty} = described;
  return {
    command: visible(command),
    about: visible(about),
    effect,
    unavailable: visible(unavailable),
    argv: visible(templateInWords(argv)),
    params: params.map(({name, required, schema}) => ({
      name: visible(name),
      required,
      schema: paramSchemaOf(schema),
    })),
    needsReason: reason === 'required',
    takesInput: stdin === 'stream',
    needsTerminal: tty,
  };
}

export interface PlainRun {
  readonly host: string;
  readonly command: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
  readonly reason: string | undefined;
  readonly feeds: boolean;
  readonly terminal: boolean;
}

/** The words that do the same on the command line; of secrets the names alone. Pure. */
export function wordsOf({host, command, params, secrets, reason, feeds, terminal}: PlainRun): string[] {
  const options = [
    ...(reason === undefined ? [] : ['--reason', reason]),
    ...secrets.flatMap(name => ['--secret', name]),
    ...(terminal ? ['-t'] : []),
    ...(feeds ? ['--stdin'] : []),
  ];
  return ['reeve', 'run', host, ...options, command, ...givenWords(params)];
}

/** The parameters as they are typed. */
export function givenWords(params: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
    return [value].flat().map(item => `--${name}=${String(item)}`);
  });
}
