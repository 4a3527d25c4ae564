/** A prompt, and words that go both ways. */
import type { ClientClause } from '../clauses.js';
import type { Act, Stage } from '../stage.js';
import type { Terminal } from '../terminal.js';
import { type ClientScenario, rowWith } from './scenario.js';

export const chat: ClientScenario = {
  name: 'a chat',
  decides: [
    'prompt',
    'text-sent',
    'text-clean',
    'length-bytes',
    'shown',
    'announcements',
    'network-order',
    'length',
  ],
  async run(stage) {
    const act = await stage.join('Bob');
    await prompt(stage, act);
    await shown(stage, act);
    await announcements(stage, act);
    await typed(stage, act);
  },
};

async function prompt(stage: Stage, { terminal }: Act): Promise<void> {
  const { sheet } = stage;
  const found = await terminal.until(() => (hasPrompt(terminal, 'Bob') ? true : undefined), stage.limit);
  if (found) sheet.pass('prompt', '"Bob> " is shown.');
  else {
    const like = terminal.rows.findLast((row) => /bob\s*[>:$#]/i.test(row));
    const what =
      like === undefined ? 'No prompt with the name is shown' : `What is shown is ${JSON.stringify(like)}`;
    sheet.fail('prompt', `${what}, and "Bob> " is to be.`, stage.evidence(terminal));
  }
}

/** The name, `>` and one space, with the cursor behind it; or drawn somewhere by a program that uses the whole screen. */
function hasPrompt(terminal: Terminal, name: string): boolean {
  const before = terminal.beforeCursor;
  if (before.endsWith(`${name}> `)) return true;
  return new RegExp(`(^|[^A-Za-z0-9])${name}> ($|[^ ])`, 'm').test(terminal.plain.replaceAll('\r', '\n'));
}

async function shown(stage: Stage, { terminal, peer }: Act): Promise<void> {
  const { sheet } = stage;
  const from = stage.transcript.mark;
  const text = stage.text();
  peer.send(2, `[Ann] ${text}`);
  const row = await rowWith(stage, terminal, text);
  if (row?.includes(`[Ann] ${text}`)) {
    sheet.pass('shown', JSON.stringify(row));
    sheet.reads('line of the room', '[Bob] Hi');
    return;
  }
  const other = stage.text();
  peer.send(2, `Ann: ${other}`);
  const second = await rowWith(stage, terminal, other);
  if (second?.includes(`[Ann] ${other}`)) {
    sheet.pass('shown', JSON.stringify(second));
    sheet.reads('line of the room', 'Bob: Hi');
    return;
  }
  const what = row === undefined ? 'nothing of it was shown' : `what was shown is ${JSON.stringify(row)}`;
  sheet.fail('shown', `Ann said "${text}", and ${what}.`, stage.evidence(terminal, from));
}

async function announcements(stage: Stage, { terminal, peer }: Act): Promise<void> {
  const { sheet } = stage;
  const from = stage.transcript.mark;
  for (const [happening, own, name] of [
    ['joining', 0, 'Eve'],
    ['leaving', 1, 'Fay'],
  ] as const) {
    const line = `**${name} is ${happening} the chat**`;
    const ways: [reading: string, command: number, message: string][] = [
      ['02 with the line', 2, line],
      [`0${own} with the line`, own, line],
      [`0${own} with the name`, own, name],
    ];
    let reading: string | undefined;
    for (const [way, command, message] of ways) {
      // A leave from the server may well end a client.
      if (terminal.over !== undefined || peer.ended) break;
      peer.send(command, message);
      const row = await rowWith(stage, terminal, line);
      // One that makes the words itself puts them around those that are there.
      if (row === undefined || row.includes(`**${line}`) || row.includes(`${line} is`)) continue;
      reading = way;
      break;
    }
    if (reading === undefined) {
      sheet.fail('announcements', `"${line}" was sent, and is not shown.`, stage.evidence(terminal, from));
      return;
    }
    sheet.reads(`${happening} on the wire`, reading);
  }
  sheet.pass('announcements', 'Joining and leaving are shown.');
}

async function typed(stage: Stage, act: Act): Promise<void> {
  const { sheet } = stage;
  await sayOne(stage, act, stage.text());
  if (stage.layout.width === 1) {
    sheet.blocked('network-order', 'One byte has no order.');
    return;
  }
  const long = `${stage.text()} ${'and so on '.repeat(30)}`.slice(0, 257).concat('.');
  if (!(await sayOne(stage, act, long, 'length-bytes'))) return;
  await longLine(stage, act);
  for (const clause of ['network-order', 'length'] as const) {
    if (!sheet.hasFailed(clause))
      sheet.pass(clause, 'A text of 258 bytes came as such, with 01 02 as its length.');
  }
}

/** Types a line, and holds what comes to it. */
async function sayOne(
  stage: Stage,
  act: Act,
  text: string,
  clause: ClientClause = 'text-sent',
): Promise<boolean> {
  const { sheet } = stage;
  const { terminal, peer } = act;
  const from = stage.transcript.mark;
  const mark = peer.mark;
  terminal.type(`${text}\r`);
  const item = await stage.said(peer, mark, text);
  const show = (): string[] => stage.evidence(terminal, from);
  if (item === undefined) {
    const long = clause === 'length-bytes' ? `A text of ${text.length} characters` : `"${text}"`;
    sheet.fail(
      clause,
      `${long} was typed, and did not come whole within ${stage.limit / 1000} seconds${stage.how(terminal)}.`,
      show(),
    );
    return false;
  }
  if (item.command !== 2) {
    sheet.fail('command-type', `A text came under command ${item.command}, and a message is 02.`, show());
  }
  if (/[\r\n\0]$/.test(item.text)) {
    sheet.fail(
      'text-clean',
      `The text came with a line end or a zero byte: ${JSON.stringify(item.text)}.`,
      show(),
    );
  } else sheet.pass('text-clean', 'Texts end with what was typed.');
  if (item.text.replace(/[\r\n\0]+$/, '') === text) {
    sheet.pass(clause, 'What was typed came.');
  } else {
    sheet.fail(
      'text-sent',
      `"${text.slice(0, 60)}" was typed, and ${JSON.stringify(item.text.slice(0, 80))} came.`,
      show(),
    );
  }
  return true;
}

/** A line of 258 characters for the client. */
async function longLine(stage: Stage, { terminal, peer }: Act): Promise<void> {
  const { sheet } = stage;
  const from = stage.transcript.mark;
  const text = `${stage.text()} ${'and so on '.repeat(30)}`.slice(0, 250);
  peer.send(2, `[Ann] ${text}$`);
  const joined = (): string => terminal.rows.join('').replaceAll(/\s+/g, '');
  const wanted = `${text}$`.replaceAll(/\s+/g, '');
  const whole = await terminal.until(() => (joined().includes(wanted) ? true : undefined), stage.limit);
  if (whole) sheet.pass('length-bytes', 'Texts of 258 bytes go out and come in whole.');
  else if (joined().includes(wanted.slice(0, 20))) {
    // A program that draws the whole screen may break or cut long lines as it likes.
    const plain = terminal.plain.replaceAll(/\s+/g, '').includes(wanted.slice(-30));
    if (plain) sheet.pass('length-bytes', 'Texts of 258 bytes go out and come in.');
    else sheet.unseen('length-bytes', 'A long line is shown in a part.', stage.evidence(terminal, from));
  } else if (!sheet.hasFailed('shown')) {
    sheet.fail(
      'length-bytes',
      'A line of 258 bytes from the server is not shown.',
      stage.evidence(terminal, from),
    );
  }
}
