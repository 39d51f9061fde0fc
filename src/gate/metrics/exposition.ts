// The two text formats of metrics: OpenMetrics 1.0, and the classic one of Prometheus (version 0.0.4).

export type Format = 'openmetrics' | 'classic';

export const contentTypes: Readonly<Record<Format, string>> = {
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  classic: 'text/plain; version=0.0.4; charset=utf-8',
};

export interface Sample {
  /** The ending of its name, of a histogram. */
  readonly ending?: '_bucket' | '_sum' | '_count';
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Metrics of one name. */
export interface Family {
  /** With its unit, and without `_total` or `_info`. */
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'info';
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** The endings that the samples of a kind have. */
const endings = {counter: '_total', info: '_info', gauge: '', histogram: ''} as const;

export function textOf(families: readonly Family[], format: Format): string {
  const isOpen = format === 'openmetrics';
  const lines = families.flatMap(({name, kind, help, samples}) => {
    const full = `${name}${endings[kind]}`;
    // OpenMetrics describes the family, the classic format the name of the samples.
    const described = isOpen ? name : full;
    const [, unit] = /_(seconds|bytes)$/.exec(name) ?? [];
    return [
      `# HELP ${described} ${escaped(help)}`,
      `# TYPE ${described} ${kind === 'info' && !isOpen ? 'gauge' : kind}`,
      ...(isOpen && unit !== undefined ? [`# UNIT ${described} ${unit}`] : []),
      ...samples.map(({ending = '', labels = {}, value}) => `${full}${ending}${labelsOf(labels)} ${value}`),
    ];
  });
  return [...lines, ...(isOpen ? ['# EOF'] : []), ''].join('\n');
}

/** A bound of a bucket, as each format has whole numbers. */
export function boundOf(bound: number, format: Format): string {
  return format === 'openmetrics' && Number.isInteger(bound) ? `${bound}.0` : String(bound);
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
