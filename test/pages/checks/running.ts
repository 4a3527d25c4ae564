import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readSettings, CHECKS as SETTING_CHECKS } from '../../../src/client/settings.js';
import { startTestServer } from '../../support/test-server.js';
import { linesOf, ROOT } from '../blocks.js';
import type { Checks } from '../check.js';
import { Workshop } from '../workshop.js';
import { visitIn } from './logs.js';

const SETTINGS = '.config/kaitai-chat/settings.yaml';

export const running: Checks = {
  'chat-server                                    # port 9000 on every address of the machine, logs in ./logs':
    async (block) => {
      const workshop = await Workshop.make();
      for (const line of linesOf(block)) {
        // On any free port, since 9000 may be taken.
        const server = workshop.start(line.replace(/ *#/, ' --port 0 #'));
        const started = await server.see('chat-server: started');
        expect(started).toContain(`, logs in ${workshop.path('logs')}\n`);
        expect(started).toMatch(
          line.includes('every address') ? /address=(::|0\.0\.0\.0) / : /address=127\.0\.0\.1 /,
        );
        server.signal('SIGTERM');
        expect(await server.exited).toBe(0);
      }
      expect(await workshop.shell('chat-server --help')).toMatch(/--port .*\(default: 9000\)/s);
    },

  '2026-01-31T12:00:00.000Z 192.0.2.7 50123 - connected': visitIn('connections'),
  '2026-01-31T12:00:04.100Z **Rob is joining the chat**': visitIn('chat'),

  'chat-client 127.0.0.1 Bob': async (block) => {
    const workshop = await Workshop.make();
    const server = await startTestServer();
    // Those that name no port take it from the settings.
    await workshop.write(SETTINGS, `port: ${server.port}\n`);
    for (const line of linesOf(block)) {
      const command = line.replace('9001', `${server.port}`).replace('chat.example.org', '127.0.0.1');
      expect(await workshop.shell(command)).toContain('**Bob is joining the chat**\n');
    }
    expect((await server.chatLines()).filter((line) => line.endsWith(' [Bob] Hi'))).toHaveLength(1);
    expect(await workshop.shell('chat-inspect talk.chat')).toContain('"Bob"');
  },

  'theme: light': async ({ text }) => {
    const workshop = await Workshop.make();
    await workshop.write(SETTINGS, text);
    const shown = Object.keys(readSettings(workshop.path(SETTINGS)));
    const more = /^# and (.*)$/m.exec(text)?.[1]?.split(', ') ?? [];
    expect([...shown, ...more].sort()).toEqual(Object.keys(SETTING_CHECKS).sort());
  },

  'chat-inspect talk.chat          # every byte with its offset, the field it belongs to, and the value':
    async (block) => {
      const workshop = await Workshop.make();
      await workshop.write('talk.chat', await readFile(join(ROOT, 'spec/examples/whole-story.chat')));
      const shown = await Promise.all(linesOf(block).map((line) => workshop.shell(line)));
      expect(shown[0]).toContain('frame.message.line.sender  "Bob"');
      expect(shown[1]).toBe(shown[0]);
    },
};
