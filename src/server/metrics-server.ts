import { createServer, type ServerResponse } from 'node:http';
import type { Clock } from '../system/clock.js';

/** An HTTP port that answers `GET /metrics`. */
export interface MetricsServer {
  readonly address: string;
  readonly port: number;
  /** Takes no more requests and ends those that are under way. */
  close(): Promise<void>;
}

/** What the port shows. */
export interface Page {
  readonly contentType: string;
  text(): Promise<string>;
}

/** How to open the port. */
export interface MetricsServerOptions {
  /** 0 to 65535; 0 takes any that is free. */
  readonly port: number;
  /** An address of this machine. */
  readonly host: string;
  readonly clock: Clock;
  /** Milliseconds that a request, its answer, and the wait for the next one may take; 5000 by default. */
  readonly patience?: number;
  /** Is told, in one sentence, when a connection could not be taken. */
  readonly onTrouble: (sentence: string) => void;
}

/** Whoever asks has one question. More connections than these are closed at once. */
const MOST_CONNECTIONS = 16;

/** Bytes; Prometheus sends some 300. */
const MOST_HEADER_BYTES = 4096;

/** Milliseconds for which an answer is used again: who asks all the time must not keep the chat busy. */
const FRESH = 1000;

/**
 * Opens the port. It shares a thread with the chat, so a client of it must not be able to do more harm than one
 * of the chat: little is read, nothing waits for long, and little is computed.
 *
 * @throws the error of the system, e.g. with the code EADDRINUSE
 */
export function openMetricsServer(page: Page, options: MetricsServerOptions): Promise<MetricsServer> {
  const { port, host, clock, patience = 5000, onTrouble } = options;
  const server = createServer(
    {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: patience,
      requestTimeout: patience,
      keepAliveTimeout: patience,
      connectionsCheckingInterval: patience / 5,
    },
    (request, response) => {
      request.resume();
      const path = request.url?.split('?', 1)[0];
      if (path !== '/metrics') answer(response, 404, 'There is only /metrics here.\n');
      else if (request.method !== 'GET') answer(response.setHeader('Allow', 'GET'), 405, 'Only GET.\n');
      else void sendMetrics(response);
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = 2 * patience;

  let text: Promise<string> | undefined;
  let computedAt = Number.NEGATIVE_INFINITY;
  const sendMetrics = async (response: ServerResponse) => {
    const now = clock.now();
    if (text === undefined || now - computedAt >= FRESH) {
      text = page.text();
      computedAt = now;
    }
    try {
      answer(response, 200, await text, page.contentType);
    } catch (error) {
      text = undefined;
      onTrouble(`The metrics could not be computed: ${String(error)}.`);
      answer(response, 500, 'The metrics could not be computed.\n');
    }
  };

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      server.on('error', (error) => onTrouble(`A request for metrics could not be taken: ${error.message}.`));
      const bound = server.address();
      if (bound === null || typeof bound === 'string') throw new Error('A TCP server has an address.');
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ address: bound.address, port: bound.port, close });
    });
  });
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}
