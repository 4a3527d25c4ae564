import { showLines } from '../evidence.js';
import type { LogFile } from '../program/log-files.js';
import type { Sheet } from '../sheet.js';
import type { Peer } from '../wire/peer.js';
import type { Bench } from './bench.js';
import { announcedIn } from './recognise.js';

/** What was done with a server for its log, with names and texts that were not used before. */
export interface LogStory {
  readonly ann: { readonly name: string; readonly port: number };
  /** Asked for Ann's name and was refused; undefined where the server did not refuse it. */
  readonly refused: { readonly port: number } | undefined;
  readonly said: string;
  readonly bob: { readonly name: string; readonly port: number };
}

/** Ann and Bob join, Bob says something and leaves, and somebody is refused: last, as some servers hang then. */
export async function tellLogStory(bench: Bench): Promise<LogStory> {
  const ann = await bench.join();
  const bob = await bench.join();
  const said = bench.text();
  await bench.say(bob, [ann], said);
  const mark = ann.mark;
  bob.send(1);
  bob.end();
  await ann.find(mark, (item) => announcedIn(item, bob.name, 'leaving'), bench.limit);
  const second = await bench.ask(await bench.connect('second'), ann.name);
  const who = (peer: Peer): { name: string; port: number } => ({ name: peer.name, port: peer.port });
  return {
    ann: who(ann),
    refused: second.accepted ? undefined : { port: second.peer.port },
    said,
    bob: who(bob),
  };
}

const IP = /127\.0\.0\.1|::1|localhost/;
const ACCEPTED =
  /accept|success|grant|allow|approv|welcome|registered|valid|logged in|\bok\b|\byes\b|(status|disposition|result|reply)\W{0,3}0\b/i;
const REJECTED =
  /reject|refus|in use|taken|den(y|ied)|duplicate|already|exist|fail|unavailable|invalid|not allowed|error|(status|disposition|result|reply)\W{0,3}1\b/i;
const TIME =
  /\d{1,2}:\d{2}|\b\d{10}(\.\d+)?\b|\b\d{13}\b|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b\d{1,2}h\d{2}\b|\b\d{8}[-T_]?\d{4,6}\b/;
const JOINING = /join|connect|enter/i;
const LEAVING = /leav|left|exit|disconnect|quit|gone/i;

/**
 * Holds what a server has written to what the log has to have.
 *
 * @param files those that it has written
 * @param printed what it has printed; taken where there is no file, so that one fault does not hide others
 */
export function judgeLog(sheet: Sheet, story: LogStory, files: readonly LogFile[], printed: string): void {
  const named = files.filter(({ lines }) => lines.some((line) => line.includes(story.ann.name)));
  const logs = named.length > 0 ? files : [];
  let lines = logs.flatMap((file) => file.lines);
  if (logs.length === 0) {
    const empty = files.filter((file) => file.lines.length === 0);
    const what =
      empty.length > 0
        ? `The server has made ${empty.map(({ path }) => path).join(', ')}, and nothing is in it when the server was ended by Ctrl-C.`
        : 'No file was written that has the name of a user who joined.';
    if (empty.length > 0) sheet.unseen('log-file', `${what} It may be written only when a buffer is full.`);
    else sheet.fail('log-file', what, showLines('The server printed', printed.split('\n')));
    lines = printed.split(/\r?\n/);
    if (!printed.includes(story.ann.name)) {
      for (const clause of LOG_CLAUSES) sheet.blocked(clause, 'There is no log.');
      return;
    }
    sheet.workaround('The log was looked for in what the server prints, since no file has it.');
  } else {
    sheet.pass('log-file', logs.map(({ path }) => path).join(', '));
  }
  // A buffer that was never written ends in the middle of a line: what is missing may be in it.
  const torn = logs.some((file) => file.torn);
  const fail = (
    clause: (typeof LOG_CLAUSES)[number],
    because: string,
    shown: readonly string[] = lines,
  ): void => {
    const evidence = showLines('The log', shown);
    if (torn) sheet.unseen(clause, `${because} But the log breaks off in the middle of a line.`, evidence);
    else sheet.fail(clause, because, evidence);
  };
  judgeConnections(sheet, story, lines, fail);
  judgeDisposition(sheet, story, lines, fail);
  judgeDiscussion(sheet, story, lines, fail);
  judgeTimes(sheet, story, lines, fail);
}

const LOG_CLAUSES = ['log-connections', 'log-disposition', 'log-discussion', 'log-times'] as const;
type Fail = (clause: (typeof LOG_CLAUSES)[number], because: string, shown?: readonly string[]) => void;

function judgeConnections(sheet: Sheet, story: LogStory, lines: readonly string[], fail: Fail): void {
  const { ann, refused } = story;
  const has = (port: number): boolean => lines.some((line) => mentions(line, port));
  const missing: string[] = [];
  if (!lines.some((line) => IP.test(line))) missing.push('the IP address 127.0.0.1');
  if (!has(ann.port)) missing.push(`the port ${ann.port} of ${ann.name}, who was accepted`);
  if (refused !== undefined && !has(refused.port)) {
    missing.push(`the port ${refused.port} of the one who asked for ${ann.name} and was refused`);
  }
  if (missing.length > 0) fail('log-connections', `The log does not have ${missing.join(', nor ')}.`);
  else sheet.pass('log-connections', `IP, port and name are there, as of ${ann.name} at port ${ann.port}.`);
}

/** The number as such, not as a part of another. */
function mentions(line: string, port: number): boolean {
  return new RegExp(`(?<!\\d)${port}(?!\\d)`).test(line);
}

function judgeDisposition(sheet: Sheet, story: LogStory, lines: readonly string[], fail: Fail): void {
  const accepted = lines.some((line) => ACCEPTED.test(line.replace(/not allowed/gi, '')));
  const rejected = lines.some((line) => REJECTED.test(line));
  if (story.refused === undefined) {
    sheet.blocked('log-disposition', 'The server refused no name in use.');
  } else if (!rejected) {
    fail('log-disposition', `${story.ann.name} was refused the second time, and no line of the log says so.`);
  } else if (accepted) {
    sheet.pass('log-disposition', 'The log tells requests that were accepted from those that were rejected.');
  } else {
    sheet.unseen(
      'log-disposition',
      'The log says that a request was rejected. I do not find a word that I know for accepted ones.',
      showLines('The log', lines),
    );
  }
}

function judgeDiscussion(sheet: Sheet, { said, bob }: LogStory, lines: readonly string[], fail: Fail): void {
  const at = lines.findIndex((line) => line.includes(said));
  if (at < 0) {
    fail('log-discussion', `${bob.name} said "${said}", and it is not in the log.`);
  } else if (!lines.slice(Math.max(0, at - 1), at + 2).some((line) => line.includes(bob.name))) {
    fail(
      'log-discussion',
      `The text is in the log, without who said it.`,
      lines.slice(Math.max(0, at - 2), at + 3),
    );
  } else {
    sheet.pass('log-discussion', JSON.stringify(lines[at]?.slice(0, 120)));
  }
}

function judgeTimes(sheet: Sheet, { bob }: LogStory, lines: readonly string[], fail: Fail): void {
  for (const [what, pattern] of [
    ['joining', JOINING],
    ['leaving', LEAVING],
  ] as const) {
    const exact = lines.flatMap((line, index) => (line.includes(`${bob.name} is ${what}`) ? [index] : []));
    const like = lines.flatMap((line, index) =>
      line.includes(bob.name) && pattern.test(line) ? [index] : [],
    );
    const found = exact.length > 0 ? exact : like;
    if (found.length === 0) {
      fail('log-times', `No line of the log says that ${bob.name} is ${what}.`);
    } else if (!found.some((at) => hasTime(lines, at))) {
      const [at = 0] = found;
      fail(
        'log-times',
        `The ${what} of ${bob.name} is in the log without a time.`,
        lines.slice(Math.max(0, at - 1), at + 2),
      );
    } else {
      sheet.pass('log-times', 'Joins and leaves are there, with their times.');
    }
  }
}

/** In the line, or in one beside it: a program may write the time into a line of its own. */
function hasTime(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').replace(/127\.0\.0\.1:\d+/g, '');
  if (TIME.test(line)) return true;
  return [lines[at - 1], lines[at + 1]].some(
    (near) =>
      near !== undefined &&
      /^\W*[\d:T.Z/ -]+\W*$|^[A-Z][a-z]{2} [A-Z][a-z]{2} /.test(near) &&
      TIME.test(near),
  );
}
