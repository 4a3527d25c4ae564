/** How the client ends: by @exit, by nothing else, and when the server is gone. */
import type { Act, Stage } from '../stage.js';
import { type ClientScenario, rowWith } from './scenario.js';

export const exit: ClientScenario = {
  name: '@exit, and nothing else',
  decides: ['only-exit', 'leave-sent', 'exit'],
  async run(stage) {
    const { sheet } = stage;
    const act = await stage.join('Bob');
    await onlyExit(stage, act);
    const { terminal, peer } = sheet.hasFailed('only-exit') ? await stage.join('Bob') : act;
    const from = stage.transcript.mark;
    const mark = peer.mark;
    terminal.type('@exit\r');
    const left = await peer.find(
      mark,
      (item) => (item.command === 1 || item.text.includes('@exit') ? item : undefined),
      stage.limit,
    );
    const show = (): string[] => stage.evidence(terminal, from);
    if (left?.command === 1) sheet.pass('leave-sent', 'A 01 came.');
    else if (left !== undefined) {
      sheet.fail('leave-sent', `@exit was typed, and came under command ${left.command} as a text.`, show());
    } else
      sheet.fail(
        'leave-sent',
        `@exit was typed, and no 01 came${peer.ended ? ' before the connection was closed' : ''}.`,
        show(),
      );
    // As a server does that got a leave. One that waits for it may end now.
    if (left?.command === 1) peer.end();
    await terminal.until(() => terminal.over, stage.limit);
    if (terminal.over !== undefined) sheet.pass('exit', `After @exit ${terminal.over}.`);
    else
      sheet.fail(
        'exit',
        `After @exit the program does not end within ${stage.limit / 1000} seconds.`,
        show(),
      );
  },
};

async function onlyExit(stage: Stage, { terminal, peer }: Act): Promise<void> {
  const { sheet } = stage;
  const from = stage.transcript.mark;
  for (const word of ['exit', 'quit']) {
    const mark = peer.mark;
    terminal.type(`${word}\r`);
    const item = await peer.find(
      mark,
      (one) => (one.command === 1 || one.text.includes(word) ? one : undefined),
      stage.limit,
    );
    if (item?.text.includes(word) && item.command !== 1) continue;
    const what =
      terminal.over !== undefined
        ? terminal.over
        : item === undefined
          ? 'nothing came'
          : `command ${item.command} came`;
    sheet.fail(
      'only-exit',
      `"${word}" was typed, which is a text, and ${what}.`,
      stage.evidence(terminal, from),
    );
    return;
  }
  const mark = peer.mark;
  const text = stage.text();
  terminal.type('@quit\r');
  terminal.type(`${text}\r`);
  const after = await stage.said(peer, mark, text);
  if (after === undefined) {
    sheet.fail(
      'only-exit',
      `After "@quit", a text that was typed does not come${stage.how(terminal)}.`,
      stage.evidence(terminal, from),
    );
    return;
  }
  sheet.reads(
    'other commands',
    peer.since(mark).some((item) => item.text.includes('@quit')) ? 'sends it' : 'refuses it',
  );
  sheet.pass('only-exit', '"exit" and "quit" are texts, and "@quit" does not end the program.');
}

/** Characters that a program writes when the server is gone, until it is taken for one that runs in circles. */
const IN_CIRCLES = 20_000;

export const gone: ClientScenario = {
  name: 'the server goes away',
  decides: ['server-gone'],
  async run(stage) {
    const { sheet } = stage;
    const { terminal, peer } = await stage.join('Bob');
    await rowWith(stage, terminal, '**Bob is joining the chat**');
    const written = terminal.written;
    peer.end();
    await terminal.until(() => (terminal.written > written ? true : undefined), Math.min(stage.limit, 1500));
    const inCircles = (): true | undefined => (terminal.written > written + IN_CIRCLES ? true : undefined);
    await terminal.until(inCircles, Math.min(stage.limit, 1500));
    if (inCircles()) {
      sheet.fail(
        'server-gone',
        'When the server had closed the connection, the program wrote without an end.',
        stage.evidence(terminal).slice(-6),
      );
    } else if (terminal.over !== undefined)
      sheet.pass('server-gone', `When the server was gone, ${terminal.over}.`);
    else if (terminal.written > written)
      sheet.pass('server-gone', 'When the server was gone, the program said something.');
    else
      sheet.unseen(
        'server-gone',
        'When the server was gone, the program went on, and showed nothing. The assignment does not say what it should do.',
      );
  },
};
