import type { IdleResult, Result, Scenario } from './scenario.js';

/** All runs of one scenario. */
export interface Measured {
  readonly scenario: Scenario;
  /** By the name of the server, in the order of the table; what went wrong instead, as a sentence. */
  readonly runs: ReadonlyMap<string, readonly Result[] | string>;
}

/** The name of the server that the others are compared with. */
const REFERENCE = 'C, epoll';

/** Percent of a core above which the load generator, and not the server, may be what is measured. */
const LOAD_BUSY = 97;
const LOAD_BUSY_NOTE = '† The load generator was busy, and the server was not: it may be faster than this.';

/** Percent of waiting for a core from which on a figure is not one. */
const DISTURBED = 8;
const DISTURBED_NOTE = '‡ Something else ran on the same core: measure again.';

/** A table for a scenario: medians, and each server beside the one in C. */
export function scenarioTable({ scenario, runs }: Measured): string {
  const isRate = scenario.rate !== undefined;
  const figure = (result: Result) => (isRate ? result.p99 : result.perSecond);
  const reference = runs.get(REFERENCE);
  const unit =
    reference === undefined || typeof reference === 'string' ? undefined : median(reference.map(figure));
  const rows = [...runs].map(([name, results]) => {
    if (typeof results === 'string') return [name, results];
    const of = (pick: (result: Result) => number) => median(results.map(pick));
    const busy = of((each) => each.loadCpu) >= LOAD_BUSY && of((each) => each.serverCpu) < LOAD_BUSY;
    const disturbed = of((each) => Math.max(each.serverWait, each.loadWait)) >= DISTURBED;
    return [
      name,
      `${count(of((result) => result.perSecond))}${busy ? ' †' : ''}${disturbed ? ' ‡' : ''}`,
      spread(results.map((result) => result.perSecond)),
      unit === undefined ? '' : ratio(of(figure) / unit),
      seconds(of((result) => result.cpuPerMillion)),
      ...[of((result) => result.p50), of((result) => result.p99), of((result) => result.max)].map(
        milliseconds,
      ),
      `${of((result) => result.serverCpu).toFixed(0)} / ${of((result) => result.loadCpu).toFixed(0)}`,
    ];
  });
  const compared = isRate ? 'p99 to C' : 'to C';
  const head = [
    '',
    'deliveries/s',
    'spread',
    compared,
    'CPU s per million',
    'p50 ms',
    'p99 ms',
    'max ms',
    'server / load CPU %',
  ];
  const goal =
    scenario.target === undefined
      ? ''
      : `, to reach: ${isRate ? 'at most' : 'at least'} ${ratio(scenario.target)}`;
  const table = markdown(head, rows);
  const notes = [LOAD_BUSY_NOTE, DISTURBED_NOTE].filter((note) => table.includes(` ${note.slice(0, 1)}`));
  return [`### ${scenario.title}${goal}`, table, ...notes].join('\n\n');
}

/** What idle clients cost. */
export function idleTable(results: ReadonlyMap<string, IdleResult | string>): string {
  const rows = [...results].map(([name, result]) =>
    typeof result === 'string'
      ? [name, result]
      : [
          name,
          result.clients.toLocaleString('en-US'),
          (result.bytesPerClient / 1024).toFixed(1),
          result.joinSeconds.toFixed(1),
        ],
  );
  const head = ['', 'clients', 'KiB each', 'seconds for all to join'];
  return `### Idle clients, to reach: at most 16 KiB each\n\n${markdown(head, rows)}`;
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** The first column is a name, the others are figures. Short rows end early. */
function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), `| --- ${'| ---: '.repeat(head.length - 1)}|`, ...rows.map(line)].join('\n');
}

/** Three digits that count: 20,400,000 or 98,700 or 853. */
function count(value: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return (Math.round(value / step) * step).toLocaleString('en-US');
}

/** How far the runs were apart, from the median. */
function spread(values: readonly number[]): string {
  const half = (Math.max(...values) - Math.min(...values)) / 2;
  return `± ${Math.round((100 * half) / median(values))} %`;
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function seconds(value: number): string {
  return value < 0.1 ? value.toFixed(3) : value.toFixed(2);
}

function milliseconds(microseconds: number): string {
  return (microseconds / 1000).toFixed(2);
}
