import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { JSON_FORMAT } from '../../../src/server/log-lines.js';
import { RawClient } from '../../support/raw-client.js';
import { linesOf, ROOT } from '../blocks.js';
import { type Checks, quotes } from '../check.js';
import { Workshop } from '../workshop.js';

const FIELDS = `fields() { sed -E 's/^([^ ]+) ([^ ]+) ([^ ]+) (-|"([^"\\\\]|\\\\.)*"(\\.\\.\\.)?) /\\1\\t\\2\\t\\3\\t\\4\\t/' "$@"; }`;

/** What a command printed, without what differs from one run to the next. */
function shapeOf(printed: string): string[] {
  return printed
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/=("[^"]*"|\S+)/g, '=')
        .replace(/127\.0\.0\.1:\d+/, 'ADDRESS')
        .replace(/logs in \S+/, 'logs in FOLDER'),
    );
}

const CHAT = `2026-01-31T11:59:59.000Z [Ann] too early
2026-01-31T12:00:04.100Z **Bob is joining the chat**
2026-01-31T12:00:09.300Z [Bob] Hi
2026-01-31T12:10:00.000Z [Bob] Is anybody there?
2026-01-31T12:20:00.000Z [Ann] [Bob] said so
2026-01-31T12:20:01.000Z [Ann] -- gap - 5 lines are missing
2026-01-31T12:20:02.000Z -- gap - 196 lines are missing, which could not be written
2026-01-31T13:30:00.000Z [Ann] too late
`;

/** With names that look like something else, which anybody can ask for. */
const CONNECTIONS = `2026-01-30T12:00:00.000Z - - - started - port 9000, process 1
2026-01-30T12:00:06.000Z 192.0.2.9 50300 "Killed" accepted
2026-01-31T11:00:00.000Z - - - started - port 9000, process 2
2026-01-31T12:00:00.000Z 192.0.2.7 50123 - connected
2026-01-31T12:00:00.900Z 192.0.2.7 50123 "Ann" rejected - name in use
2026-01-31T12:00:04.100Z 192.0.2.7 50123 "Bob" accepted
2026-01-31T12:00:05.000Z 192.0.2.8 50200 - connected
2026-01-31T12:00:06.000Z 192.0.2.8 50200 "Cat" accepted
2026-01-31T12:30:00.000Z 192.0.2.8 50200 "Cat" disconnected - left
2026-01-31T12:31:00.000Z 192.0.2.6 50400 "a\\"b" accepted
2026-01-31T12:31:01.000Z 192.0.2.6 50400 "x disconnected - y" rejected - You are in the chat already, as a"b.
2026-01-31T12:31:02.000Z 192.0.2.6 50400 "z\\\\\\" rejected - w" rejected - You are in the chat already, as a"b.
2026-01-31T12:31:03.000Z 192.0.2.5 50500 "Dan\\" accepted" rejected - A name may not contain spaces.
2026-01-31T12:31:04.000Z 192.0.2.5 50500 "${'y'.repeat(64)}"... rejected - A name may be 32 characters long at most.
2026-01-31T12:31:05.000Z unknown address - rejected - reset before it was taken
2026-01-31T12:32:00.000Z 192.0.2.5 - - rejected - too many connections, 9 more within 60 seconds
2026-01-31T12:33:00.000Z 192.0.2.5 50501 "disconnected" disconnected - left
`;

const ROTATED = '2026-01-30T12:00:00.000Z [Bob] Last week\n';

/** A folder with the logs above, and older ones that were rotated: one as it was, one compressed. */
async function withLogs(): Promise<Workshop> {
  const workshop = await Workshop.make();
  await workshop.write('chat.log', CHAT);
  await workshop.write('connections.log', CONNECTIONS);
  await workshop.write('chat.log.1', ROTATED);
  await workshop.write('chat.log.2.gz', gzipSync(ROTATED.replace('Last week', 'A month ago')));
  return workshop;
}

/** The lines of a log with one of these texts in them. */
const having = (log: string, ...texts: string[]) =>
  log
    .split(/(?<=\n)/)
    .filter((line) => texts.some((text) => line.includes(text)))
    .join('');

/** What the commands of a block print, in order; but for the one that does not end. */
async function printedBy(commands: readonly string[]): Promise<string[]> {
  const workshop = await withLogs();
  const runnable = commands.filter(
    (line) => !line.startsWith('cd /var/log/') && !line.startsWith('tail -F '),
  );
  return Promise.all(runnable.map((line) => workshop.shell(line)));
}

export const operating: Checks = {
  'chat-server: listening on 127.0.0.1:9000, logs in /var/log/chat-server': async ({ text }) => {
    const workshop = await Workshop.make();
    const server = workshop.start('chat-server --host 127.0.0.1 --port 0 --metrics 0 --join-seconds 600');
    await server.see('chat-server: started');
    server.signal('SIGTERM');
    await server.exited;
    expect(shapeOf(server.out)).toEqual(shapeOf(text));
  },

  'chat-admin --log-dir /var/log/chat-server who': async (block) => {
    const workshop = await Workshop.make();
    const server = workshop.start('chat-server --host 127.0.0.1 --port 0');
    const started = await server.see('chat-server: started');
    const bob = await RawClient.join(Number(/:(\d+), logs in /.exec(started)?.[1]), 'Bob');
    const own = (line: string) => workshop.shell(line.replace('/var/log/chat-server', 'logs'));
    const [who = '', kick = '', ban = ''] = linesOf(block);
    expect(await own(who)).toBe(`Bob 127.0.0.1 ${bob.port}\nUsers: 1. Other connections: 0.\n`);
    expect(await own(kick)).toBe('');
    expect(await own(ban)).toBe('192.0.2.7 is banned. Connections that were ended: 0.\n');
    server.signal('SIGTERM');
    await server.exited;
  },

  '# /etc/logrotate.d/chat-server': quotes('docs/chat-server.logrotate'),

  'cd /var/log/chat-server': async (block) => {
    expect(await printedBy(linesOf(block))).toEqual([
      having(CHAT, 'T12:'),
      having(CHAT, 'Z [Bob] '),
      `${ROTATED.replace('Last week', 'A month ago')}${ROTATED}${having(CHAT, 'Z [Bob] ')}`,
      '4 [Ann]\n2 [Bob]\n',
      having(CHAT, '196 lines'),
    ]);
  },

  [FIELDS]: async (block) => {
    const [definition = '', ...recipes] = linesOf(block);
    const [refused, left, names] = await printedBy(recipes.map((line) => `${definition}\n${line}`));
    expect(refused?.split('\n').map((line) => line.split('\t').slice(2, 5).join(' '))).toEqual([
      '50123 "Ann" rejected - name in use',
      '50400 "x disconnected - y" rejected - You are in the chat already, as a"b.',
      '50400 "z\\\\\\" rejected - w" rejected - You are in the chat already, as a"b.',
      '50500 "Dan\\" accepted" rejected - A name may not contain spaces.',
      `50500 "${'y'.repeat(64)}"... rejected - A name may be 32 characters long at most.`,
      'address - rejected - reset before it was taken',
      '- - rejected - too many connections, 9 more within 60 seconds',
      '',
    ]);
    expect(left).toBe('      2 left\n');
    expect(names).toBe(
      '2026-01-30T12:00:06.000Z 192.0.2.9 "Killed"\n2026-01-31T12:00:04.100Z 192.0.2.7 "Bob"\n' +
        '2026-01-31T12:00:06.000Z 192.0.2.8 "Cat"\n2026-01-31T12:31:00.000Z 192.0.2.6 "a\\"b"\n',
    );
  },

  'fields connections.log | awk -F \'\\t\' \'{ who = $2 " " $3 } $5 == "accepted" { user[who] = $4 }': async (
    block,
  ) => {
    const page = await readFile(join(ROOT, 'docs/operating.md'), 'utf8');
    const definition = page.split('\n').find((line) => line.startsWith('fields() {'));
    const [printed = ''] = await printedBy([`${definition}\n${block.text}`]);
    expect(printed.split('\n').sort()).toEqual(['', '"Bob" 192.0.2.7 50123', '"a\\"b" 192.0.2.6 50400']);
  },

  'jq -r \'select(.event == "rejected") | [.time, .address, .name, .reason] | @tsv\' connections.log':
    async ({ text }) => {
      // What jq would see, so that it need not be there.
      const line = JSON_FORMAT.connection('T', {
        peer: { address: '192.0.2.7', port: 1 },
        name: 'x" rejected - y',
        event: 'rejected - name in use',
      });
      const seen: Record<string, unknown> = JSON.parse(line);
      const fields = [...text.matchAll(/\.(\w+)/g)].map(([, name]) => seen[name ?? '']);
      expect(fields.slice(0, 5)).toEqual(['rejected', 'T', '192.0.2.7', 'x" rejected - y', 'name in use']);
    },

  '# prometheus.yml': async ({ text }) => {
    const { rule_files: rules, scrape_configs: scrapes } = parse(text);
    for (const file of rules) expect(await readFile(join(ROOT, 'docs', file), 'utf8')).toContain('groups:');
    expect(scrapes[0].static_configs[0].targets).toEqual(['127.0.0.1:9101']);
  },
};
