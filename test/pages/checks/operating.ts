import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { linesOf, ROOT } from '../blocks.js';
import { type Checks, quotes } from '../check.js';
import { Workshop } from '../workshop.js';

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
2026-01-31T13:30:00.000Z [Ann] too late
`;

const CONNECTIONS = `2026-01-31T12:00:00.000Z 192.0.2.7 50123 - connected
2026-01-31T12:00:00.900Z 192.0.2.7 50123 "Ann" rejected - name in use
2026-01-31T12:00:04.100Z 192.0.2.7 50123 "Bob" accepted
2026-01-31T12:00:05.000Z 192.0.2.8 50200 - connected
2026-01-31T12:00:06.000Z 192.0.2.8 50200 "Cat" accepted
2026-01-31T12:30:00.000Z 192.0.2.8 50200 "Cat" disconnected - left
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

  '# /etc/logrotate.d/chat-server': quotes('docs/chat-server.logrotate'),

  'cd /var/log/chat-server': async (block) => {
    expect(await printedBy(linesOf(block))).toEqual([
      having(CHAT, '12:'),
      having(CHAT, 'Z [Bob] '),
      '3 [Ann]\n2 [Bob]\n',
      having(CONNECTIONS, 'rejected'),
      '      1 left\n',
      `${ROTATED.replace('Last week', 'A month ago')}${ROTATED}${having(CHAT, '[Bob]')}`,
    ]);
  },

  'awk \'{ who = $2 " " $3 } / accepted$/ { user[who] = $4 } / disconnected - / { delete user[who] }': async (
    block,
  ) => {
    const [first = '', second = '', third = ''] = linesOf(block);
    expect(await printedBy([`${first}\n${second}`, third])).toEqual([
      '"Bob" 192.0.2.7 50123\n',
      '2026-01-31T12:00:04.100Z 192.0.2.7 Bob\n2026-01-31T12:00:06.000Z 192.0.2.8 Cat\n',
    ]);
  },

  '# prometheus.yml': async ({ text }) => {
    const { rule_files: rules, scrape_configs: scrapes } = parse(text);
    for (const file of rules) expect(await readFile(join(ROOT, 'docs', file), 'utf8')).toContain('groups:');
    expect(scrapes[0].static_configs[0].targets).toEqual(['127.0.0.1:9101']);
  },
};
