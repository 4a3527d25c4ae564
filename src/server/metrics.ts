import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Statistics, Tally } from './statistics.js';

/** A server, as far as it is measured. */
export interface Measured {
  /** Counts since the server was started. */
  readonly statistics: Statistics;
  /** Connections that are open. */
  readonly connections: number;
  /** Users who are in the room. */
  readonly userCount: number;
  /** Bytes that wait for clients to read them. */
  readonly queuedBytes: number;
}

/** A log, as far as it is measured. */
export interface MeasuredLog {
  /** What it is called in the metrics. */
  readonly name: string;
  /** Lines that could not be written since the server was started. */
  readonly lost: number;
  /** Whether the last write failed. */
  readonly failing: boolean;
}

/** Of every socket it would be asked what it is, and how many there are is known without that. */
const TOO_COSTLY = ['resources', 'handles', 'requests'].flatMap((what) => [
  `nodejs_active_${what}`,
  `nodejs_active_${what}_total`,
]);

/**
 * The metrics of a server in the form that Prometheus reads, and those of the process: memory, CPU, the lag of
 * the event loop.
 *
 * Nothing is counted here. Each metric looks at the server at the moment when somebody asks for it, so that
 * the chat does not pay for being measured.
 *
 * @param version of the server
 */
export function metricsOf(
  server: Measured,
  logs: readonly MeasuredLog[],
  version: string,
): { readonly contentType: string; text(): Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of TOO_COSTLY) registry.removeSingleMetric(name);
  const { statistics } = server;

  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  const tally = (name: string, help: string, label: string, counts: Tally) =>
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [value, count] of counts.entries) this.inc({ [label]: value }, count);
      },
    });

  gauge('chat_connections', 'Connections that are open, joined or not.', () => server.connections);
  gauge('chat_users', 'Users who are in the room.', () => server.userCount);
  gauge('chat_queued_bytes', 'Bytes of memory for what clients have not read.', () => server.queuedBytes);
  counter('chat_accepted_total', 'Connections that were taken.', () => statistics.accepted);
  tally('chat_rejected_total', 'Connections that were turned away.', 'reason', statistics.rejected);
  counter('chat_joins_total', 'Users who have joined.', () => statistics.joined);
  counter('chat_messages_total', 'Texts said in the room.', () => statistics.messages);
  counter('chat_direct_messages_total', 'Direct messages passed on.', () => statistics.directMessages);
  counter('chat_deliveries_total', 'Lines of the room, times recipients.', () => statistics.deliveries);
  counter('chat_received_bytes_total', 'Bytes that clients sent.', () => statistics.bytesReceived);
  counter('chat_sent_bytes_total', 'Bytes sent to clients.', () => statistics.bytesSent);
  counter('chat_writes_total', 'Writes to clients.', () => statistics.writes);
  tally('chat_errors_total', 'Errors that clients were sent.', 'kind', statistics.errors);
  tally('chat_limits_met_total', 'Limits that clients met.', 'limit', statistics.limitsMet);

  new Counter({
    name: 'chat_log_lost_lines_total',
    help: 'Lines that could not be written to a log.',
    labelNames: ['log'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, lost } of logs) this.inc({ log: name }, lost);
    },
  });
  new Gauge({
    name: 'chat_log_failing',
    help: '1 when the last write to a log failed, otherwise 0.',
    labelNames: ['log'],
    registers: [registry],
    collect() {
      for (const { name, failing } of logs) this.set({ log: name }, failing ? 1 : 0);
    },
  });
  new Gauge({
    name: 'chat_build_info',
    help: 'The version of the server.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);

  return { contentType: registry.contentType, text: () => registry.metrics() };
}
