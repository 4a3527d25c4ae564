import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../blocks.js';
import type { Checks } from '../check.js';
import { compileTypeScript, expectAsShown, withShownValues } from '../typescript.js';
import { Workshop } from '../workshop.js';

const STORY = 'spec/examples/whole-story.chat';

export const readme: Checks = {
  'records[12]: server to client, 12 bytes': async ({ text }) => {
    const workshop = await Workshop.make();
    expect(await workshop.shell(`chat-inspect ${join(ROOT, STORY)}`)).toContain(`\n${text}\n\n`);
  },

  'npx chat-server --port 9000 --log-dir logs     # connections.log and chat.log': async (block) => {
    const workshop = await Workshop.make();
    const [server = '', client = '', inspector = '', operator = '', grader = '', generator = ''] =
      block.text.split('\n');
    const running = workshop.start(server.replace('9000', '0').replace(/#.*/, '--host 127.0.0.1'));
    const port = /:(\d+), logs in /.exec(await running.see('\n'))?.[1] ?? '';

    const shown = await workshop.shell(
      `printf 'Hi\\n' | ${client.replace('#', `--port ${port} --record FILE #`)}`,
    );
    expect(shown).toContain('**Bob is joining the chat**\n');
    for (const log of ['connections.log', 'chat.log']) {
      expect(server).toContain(log);
      expect(await readFile(workshop.path(`logs/${log}`), 'utf8')).toContain('Bob');
    }
    for (const option of client.match(/--\w+/g) ?? [])
      expect(await workshop.shell('chat-client --help')).toContain(option);

    expect(await workshop.shell(inspector)).toContain('"Bob"');

    await workshop.shell(operator);
    // The server to be graded is not there, so that its help has to do.
    const [mode = ''] = /chat-grade (\w+)/.exec(grader)?.slice(1) ?? [];
    expect(await workshop.shell('npx chat-grade --help')).toContain(`  ${mode} `);

    await workshop.write('my.ksy', 'meta: {id: my}\nseq: [{id: one, type: u1}]\n');
    await workshop.shell(generator);
    expect(await readFile(workshop.path('src/my.ts'), 'utf8')).toContain('class My');
  },

  "import { Chat } from 'kaitai-chat';": async ({ text }) => {
    const workshop = await Workshop.make();
    await workshop.write('main.ts', withShownValues(text));
    await compileTypeScript(workshop, 'main.ts');
    expectAsShown(await workshop.shell('node main.js'));
  },
};
