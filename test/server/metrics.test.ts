import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StartError } from '../../src/server/index.js';
import { openMetricsServer } from '../../src/server/metrics-server.js';
import { frame } from '../support/bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { RawClient } from '../support/raw-client.js';
import { startTestServer } from '../support/test-server.js';

const HOST = '127.0.0.1';

async function start() {
  const clock = new ManualClock();
  const limits = { maxConnections: 3, maxErrors: 0 };
  const server = await startTestServer({ clock, limits, metrics: { port: 0, host: HOST } });
  const port = server.metrics?.port ?? 0;
  /** The metrics of this moment: one value for each series. */
  const scrape = async () => {
    clock.advance(1000);
    const { text } = await get(port, '/metrics');
    return new Map(
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );
  };
  return { server, port, clock, scrape };
}

/** An HTTP request and what was answered. */
function get(port: number, path: string, method = 'GET') {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    request({ host: HOST, port, path, method, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** A connection on which nothing is asked. */
function connected(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, HOST, resolve).on('error', reject);
    onTestFinished(() => void socket.destroy());
  });
}

/** Everything that is answered to these bytes, up to the end of the connection. */
function answerTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => socket.write(bytes, 'latin1'));
    onTestFinished(() => void socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

describe('the metrics', () => {
  it('are what has happened', async () => {
    const { server, scrape } = await start();
    const idle = await scrape();
    expect(idle.get('chat_connections')).toBe(0);
    expect(idle.get('chat_messages_total')).toBe(0);
    const [ann, bob] = [await RawClient.join(server.port, 'Ann'), await RawClient.join(server.port, 'Bob')];
    await ann.frame();
    const waiting = await RawClient.connect(server.port);
    await waiting.frame();
    const oneTooMany = await RawClient.connect(server.port);
    expect(await oneTooMany.frame()).toMatch(/^05 /);
    bob.send(frame(2, 'Hi'));
    bob.send(frame(2, 'there'));
    bob.send(frame(4, 'Ann Hello'));
    bob.send(frame(9));
    bob.send(frame(9));
    for (let i = 0; i < 3; i++) await ann.frame();
    for (let i = 0; i < 2; i++) await bob.frame();
    const metrics = await scrape();
    const expected = {
      chat_connections: 3,
      chat_users: 2,
      chat_queued_bytes: 0,
      chat_accepted_total: 3,
      'chat_rejected_total{reason="full"}': 1,
      chat_joins_total: 2,
      chat_messages_total: 2,
      chat_direct_messages_total: 1,
      // Two announcements, of which the first was for Ann alone, and two texts.
      chat_deliveries_total: 1 + 2 + 2,
      'chat_log_lost_lines_total{log="chat.log"}': 0,
      'chat_log_lost_lines_total{log="connections.log"}': 0,
      'chat_log_failing{log="chat.log"}': 0,
    };
    expect(Object.fromEntries(metrics)).toMatchObject(expected);
    const errors = [...metrics].filter(([name]) => name.startsWith('chat_errors_total{'));
    expect(errors.reduce((sum, [, count]) => sum + count, 0)).toBe(2);
    expect([...metrics.keys()]).toContainEqual(
      expect.stringMatching(/^chat_build_info\{version="\d+\.\d+\.\d+"\}$/),
    );
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(metrics.has(name)).toBe(true);
    }
    for (const client of [ann, bob, waiting]) client.drop();
    await server.chat.whenEmpty();
    expect(Object.fromEntries(await scrape())).toMatchObject({
      ...expected,
      chat_connections: 0,
      chat_users: 0,
      chat_deliveries_total: expect.any(Number),
    });
  });

  it('count the bytes of clients, and those that go to them', async () => {
    const { server, scrape } = await start();
    const bob = await RawClient.connect(server.port);
    const commands = await bob.frameBytes();
    bob.send(frame(0, 'Bob'));
    const accepted = await bob.frameBytes();
    const joining = await bob.frameBytes();
    const metrics = await scrape();
    expect(metrics.get('chat_received_bytes_total')).toBe(frame(0, 'Bob').length);
    expect(metrics.get('chat_sent_bytes_total')).toBe(commands.length + accepted.length + joining.length);
  });

  it('are what Prometheus reads: every series has a type and a help', async () => {
    const { port } = await start();
    const { text, type } = await get(port, '/metrics');
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    const names = (kind: string) =>
      new Set(Array.from(text.matchAll(new RegExp(`^# ${kind} (\\S+) `, 'gm')), (match) => match[1]));
    expect(names('HELP')).toEqual(names('TYPE'));
    for (const [, name = ''] of text.matchAll(/^([a-z_]+?)(?:_bucket|_sum|_count)?(?:\{.*\})? \S+$/gm)) {
      expect([name, names('TYPE').has(name)]).toEqual([name, true]);
    }
    expect(text.endsWith('\n')).toBe(true);
  });

  it('are computed once a second, however often they are asked for', async () => {
    const { server, port, clock } = await start();
    const first = await get(port, '/metrics');
    await RawClient.join(server.port, 'Bob');
    expect((await get(port, '/metrics')).text).toBe(first.text);
    clock.advance(1000);
    expect((await get(port, '/metrics')).text).toContain('\nchat_users 1\n');
  });
});

describe('the port of the metrics', () => {
  it.each([
    ['GET', '/metrics?x=1', 200],
    ['GET', '/', 404],
    ['GET', '/metrics/', 404],
    ['POST', '/metrics', 405],
    ['DELETE', '/metrics', 405],
    ['POST', '/', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    const { port } = await start();
    expect((await get(port, path, method)).status).toBe(status);
  });

  it.each([
    ['bytes that are no HTTP', '\x00\x00\x03Bob', '400'],
    ['a header that is too long', `GET /metrics HTTP/1.1\r\nX: ${'x'.repeat(5000)}`, '431'],
  ])('answers %s and hangs up', async (_, bytes, status) => {
    const { port } = await start();
    expect(await answerTo(port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it('hangs up on one connection more than it takes', async () => {
    const { port } = await start();
    await Promise.all(Array.from({ length: 16 }, () => connected(port)));
    await expect(get(port, '/metrics')).rejects.toThrow(/ECONNRESET|socket hang up/);
  });

  it('hangs up on who does not come to the end of a request', async () => {
    const page = { contentType: 'text/plain', text: async () => '' };
    const clock = new ManualClock();
    const onTrouble = expect.unreachable;
    const options = { port: 0, host: HOST, clock, onTrouble, patience: 50 };
    const server = await openMetricsServer(page, options);
    onTestFinished(() => server.close());
    expect(await answerTo(server.port, '')).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(await answerTo(server.port, 'GET /metrics HTTP/1.1\r\nX: ')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await answerTo(server.port, 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it('says so when they cannot be computed, and tries again the next time', async () => {
    const troubles: string[] = [];
    let works = false;
    const page = {
      contentType: 'text/plain',
      text: async () => {
        if (!works) throw new Error('no numbers');
        return 'numbers';
      },
    };
    const onTrouble = (sentence: string) => troubles.push(sentence);
    const server = await openMetricsServer(page, {
      port: 0,
      host: HOST,
      clock: new ManualClock(),
      onTrouble,
    });
    onTestFinished(() => server.close());
    expect((await get(server.port, '/metrics')).status).toBe(500);
    expect(troubles).toEqual(['The metrics could not be computed: Error: no numbers.']);
    works = true;
    expect((await get(server.port, '/metrics')).text).toBe('numbers');
  });

  it('closes with the server, also with a request under way', async () => {
    const { server, port } = await start();
    const underWay = answerTo(port, 'GET /metrics HTTP/1.1\r\n');
    expect((await get(port, '/metrics')).status).toBe(200);
    await server.stop('The test ends it.');
    expect(await underWay).toBe('');
    await expect(get(port, '/metrics')).rejects.toThrow('ECONNREFUSED');
  });

  it('is not opened unasked', async () => {
    const server = await startTestServer();
    expect(server.metrics).toBeUndefined();
  });

  it('that is in use keeps the server from starting, and says which option is to be changed', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, HOST, resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const starting = startTestServer({ metrics: { port, host: HOST } });
    await expect(starting).rejects.toThrow(StartError);
    await expect(starting).rejects.toThrow(
      `Port ${port} is in use. Give another one with --metrics, or 0 for any that is free.`,
    );
  });
});
