import { setTimeout as delay } from 'node:timers/promises';
import { showHex } from '../../inspect/index.js';
import type { Grade } from '../clause.js';
import { freePort } from '../program/free-port.js';
import { type LogFile, LogFiles } from '../program/log-files.js';
import { Submission } from '../program/submission.js';
import { Sheet } from '../sheet.js';
import { Peer } from '../wire/peer.js';
import { Bench, Blocked, NotTried } from './bench.js';
import { SERVER_CLAUSES } from './clauses.js';
import { identify } from './identify.js';
import { judgeLog, type LogStory, tellLogStory } from './log.js';
import { commands } from './scenarios/commands.js';
import { extras, unsupported } from './scenarios/errors.js';
import { lengths, pieces } from './scenarios/framing.js';
import { checkHealth, disconnect, leave } from './scenarios/leave.js';
import { blankName, nameInUse } from './scenarios/names.js';
import { crowd, rubbish, stall } from './scenarios/others.js';
import type { Scenario } from './scenarios/scenario.js';
import { talk } from './scenarios/talk.js';

/** Those that do most harm come last. */
const SCENARIOS: readonly Scenario[] = [
  talk,
  commands,
  nameInUse,
  blankName,
  pieces,
  lengths,
  unsupported,
  extras,
  leave,
  disconnect,
  crowd,
  stall,
  rubbish,
];

/** Ports that are tried where something else is faster. */
const MOST_PORTS = 5;

/** What is to be graded, and how patiently. */
export interface ServerToGrade {
  /** Starts the server; `{port}` in it stands for a free port. Undefined for one that runs. */
  readonly command?: readonly string[];
  /** Where the command is run. */
  readonly folder: string;
  /** Where the server listens, if the command has no `{port}`. */
  readonly host: string;
  readonly port: number;
  /** Where the log is looked for; undefined for the folder. Not looked for where the server was not started. */
  readonly logDir?: string;
  /** Milliseconds for each step, for the start, and for all of it. */
  readonly limit: number;
  readonly startLimit: number;
  readonly wholeLimit: number;
  /** Told what is being done. */
  readonly progress?: (what: string) => void;
}

/** Grades a server. Whatever it does, the promise resolves. */
export async function gradeServer(given: ServerToGrade): Promise<Grade> {
  const grading = new ServerGrading(given);
  try {
    await grading.run();
  } finally {
    await grading.end();
  }
  return grading.grade();
}

class ServerGrading {
  readonly #given: ServerToGrade;
  readonly #sheet = new Sheet(SERVER_CLAUSES);
  readonly #bench: Bench;
  readonly #logs: LogFiles;
  readonly #deadline: number;
  #program: Submission | undefined;
  #errors = '';

  constructor(given: ServerToGrade) {
    this.#given = given;
    this.#bench = new Bench(this.#sheet, { host: given.host, port: given.port }, given.limit);
    this.#logs = new LogFiles(given.logDir ?? given.folder);
    this.#deadline = performance.now() + given.wholeLimit;
  }

  grade(): Grade {
    const { command, host, port } = this.#given;
    return this.#sheet.grade('server', command?.join(' ') ?? `${host}:${port}`, this.#errors);
  }

  async end(): Promise<void> {
    await this.#bench.clear();
    await this.#stop();
  }

  async run(): Promise<void> {
    this.#given.progress?.('start');
    const first = await this.#start();
    if (first === undefined) return this.#blockRest('The server takes no connections.');
    this.#sheet.pass('port', `A connection to port ${this.#bench.address.port} was accepted.`);
    let could = false;
    try {
      could = await identify(this.#bench, first);
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      this.#sheet.fail('join', `${error.message}${this.#how()}`);
    }
    await this.#bench.clear();
    if (!could) return this.#blockRest('Nobody can join.');
    for (const scenario of SCENARIOS) await this.#try(scenario);
    await this.#judgeLog();
    if (!this.#sheet.hasFailed('command-type')) {
      this.#sheet.pass('command-type', 'Each frame that came has the number of what it is.');
    }
    if (!this.#sheet.has('ascii')) this.#sheet.pass('ascii', 'All that came is ASCII.');
    if (!this.#sheet.has('frame')) this.#sheet.pass('frame', 'All lines of the room came in frames.');
    this.#blockRest('A scenario that it needs could not be done.');
  }

  async #try(scenario: Scenario): Promise<void> {
    const { decides, name } = scenario;
    this.#given.progress?.(name);
    const block = (why: string): void => {
      for (const clause of decides) if (!this.#sheet.has(clause)) this.#sheet.blocked(clause, why);
    };
    if (performance.now() > this.#deadline) return block('The time for the whole was over.');
    if (this.#program?.over !== undefined) await this.#restart(`before "${name}", after it had ended`);
    const failures = this.#failures();
    let trouble: string | undefined;
    try {
      await scenario.run(this.#bench);
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      trouble = error.message;
      // What the server has done since the scenario before is none of this one's.
      if (error instanceof NotTried) return block(error.message);
    }
    // Rubbish may come back as the name of whoever sent it.
    if (scenario !== rubbish) this.#checkBytes();
    if (trouble !== undefined || this.#failures() > failures) await this.#noticeDeath();
    const died = this.#how();
    if (died !== '') this.#blame(scenario, died);
    else if (trouble !== undefined) block(`In "${name}": ${trouble}`);
    await this.#bench.clear();
    if (died !== '' || trouble !== undefined || this.#failures() > failures) await this.#recover(scenario);
  }

  /** A program that takes no connections any more may have ended just now. */
  async #noticeDeath(): Promise<void> {
    const program = this.#program;
    if (program === undefined || program.over !== undefined || (await this.#bench.answers())) return;
    await program.endsWithin(this.#given.limit);
  }

  /** The server ended: the clause that was being tried fails, if none has yet in this scenario. */
  #blame({ decides, name }: Scenario, died: string): void {
    const open = decides.filter((clause) => !this.#sheet.has(clause));
    const failed = decides.some((clause) => this.#sheet.hasFailed(clause));
    const [clause] = open;
    if (clause !== undefined && !failed) {
      this.#sheet.fail(
        clause,
        `During "${name}" the server ended.${died}`,
        this.#bench.evidence(0).slice(-14),
      );
    }
    for (const one of open)
      if (!this.#sheet.has(one)) this.#sheet.blocked(one, `The server ended during "${name}".`);
    if (clause === undefined && !failed) this.#sheet.note(`The server ended after "${name}".${died}`);
  }

  /** After something failed: goes on with the server if it still works, otherwise with a new one. */
  async #recover({ name }: Scenario): Promise<void> {
    if (this.#program?.over === undefined) {
      try {
        await checkHealth(this.#bench);
        await this.#bench.clear();
        return;
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
      }
      await this.#bench.clear();
    }
    await this.#restart(`after "${name}"`);
  }

  async #restart(when: string): Promise<void> {
    if (this.#given.command === undefined) return;
    await this.#stop();
    const first = await this.#start();
    first?.discard();
    if (first !== undefined) this.#sheet.workaround(`The server was started anew ${when}.`);
  }

  /** Everything that came must be ASCII: what was sent was. */
  #checkBytes(): void {
    if (this.#sheet.hasFailed('ascii')) return;
    for (const peer of this.#bench.peers) {
      const wrong = peer.items.find(
        ({ kind, text, wide }) => kind === 'frame' && isOurText(text) && (wide || /[\x80-\xff]/.test(text)),
      );
      if (wrong === undefined) continue;
      this.#sheet.fail('ascii', `A text is not ASCII: ${showHex(wrong.bytes.subarray(0, 24))} ...`);
      return;
    }
  }

  async #judgeLog(): Promise<void> {
    const { command, logDir } = this.#given;
    const clauses = SERVER_CLAUSES.map(({ id }) => id).filter((id) => id.startsWith('log-'));
    if (command === undefined && logDir === undefined) {
      for (const id of clauses)
        this.#sheet.unseen(id, 'The server was not started by the grader, and no --log-dir is given.');
      return;
    }
    this.#given.progress?.('the log');
    let story: LogStory;
    try {
      story = await tellLogStory(this.#bench);
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      for (const id of clauses)
        this.#sheet.blocked(id, `The story for the log could not be told: ${error.message}`);
      return;
    }
    await this.#bench.clear();
    const printed = await this.#stop();
    judgeLog(this.#sheet, story, this.#logs.written() as readonly LogFile[], printed);
  }

  #blockRest(why: string): void {
    for (const { id } of SERVER_CLAUSES) if (!this.#sheet.has(id)) this.#sheet.blocked(id, why);
  }

  #failures(): number {
    return SERVER_CLAUSES.filter(({ id }) => this.#sheet.hasFailed(id)).length;
  }

  /** How the program ended, as a sentence with a space in front; empty while it runs. */
  #how(): string {
    const over = this.#program?.over;
    if (over === undefined) return '';
    const last = this.#program?.errors.trim().split('\n').at(-1) ?? '';
    return ` Its process: ${over}.${last === '' ? '' : ` Its last words: ${last.slice(0, 200)}`}`;
  }

  /** Starts the program and waits until it takes a connection. @returns that connection */
  async #start(): Promise<Peer | undefined> {
    const { command, folder, host, port, startLimit } = this.#given;
    const usesPort = command?.some((word) => word.includes('{port}')) ?? false;
    const address = { host, port: usesPort ? await freePort() : port };
    this.#bench.address = address;
    if (command !== undefined && !usesPort && (await this.#bench.answers())) {
      this.#sheet.fail(
        'port',
        `Something else listens on port ${address.port} already, before the server was started.`,
      );
      return undefined;
    }
    const deadline = performance.now() + startLimit;
    const begin = (): void => {
      if (command === undefined) return;
      this.#program = new Submission(
        command.map((word) => word.replaceAll('{port}', String(address.port))),
        folder,
      );
    };
    begin();
    let ports = 1;
    for (;;) {
      try {
        const bench = this.#bench;
        const peer = await Peer.connect(
          address,
          'somebody',
          () => bench.speech,
          bench.transcript,
          this.#given.limit,
        );
        bench.adopt(peer);
        return peer;
      } catch (error) {
        const over = performance.now() > deadline;
        // A port that a server has closed itself is free again only after a while, if the program does not ask for it.
        const inUse = /in use|EADDRINUSE/i.test(this.#program?.errors ?? '');
        if (this.#program?.over !== undefined && inUse && usesPort && ports < MOST_PORTS) {
          // Somebody else has taken it since it was looked for.
          ports += 1;
          await this.#stop();
          address.port = await freePort();
          begin();
        } else if (
          this.#program?.over !== undefined &&
          inUse &&
          this.#sheet.has('port') &&
          performance.now() < deadline + 70_000
        ) {
          await this.#stop();
          await delay(1000);
          begin();
        } else if (over || this.#program?.over !== undefined) {
          const why = this.#program?.over === undefined ? ` (${(error as Error).message})` : '';
          const sentence = `No connection to port ${address.port} was accepted within ${startLimit / 1000} seconds${why}.${this.#how()}`;
          this.#sheet.fail('port', sentence);
          return undefined;
        } else {
          await delay(25);
        }
      }
    }
  }

  /** @returns what it has printed */
  async #stop(): Promise<string> {
    const program = this.#program;
    if (program === undefined) return '';
    await program.stop();
    this.#program = undefined;
    this.#errors = program.errors.split('\n').slice(-15).join('\n');
    return `${program.printed}${program.errors}`;
  }
}

function isOurText(text: string): boolean {
  return text.includes('grader') || text.includes('the chat**');
}
