import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { reasonOf } from '../system/errors.js';
import { gradeAll } from './all/batch.js';
import type { Clause, Grade } from './clause.js';
import { CLIENT_CLAUSES } from './client/clauses.js';
import { gradeClient } from './client/grade-client.js';
import { NoTerminal } from './client/terminal.js';
import { type CommonOptions, describeCommand, type Output } from './options.js';
import { gradescopeReport } from './report/gradescope.js';
import { jsonReport } from './report/json.js';
import { junitReport } from './report/junit.js';
import { textReport } from './report/text.js';
import { type Rubric, RubricError, readRubric } from './rubric.js';
import { SERVER_CLAUSES } from './server/clauses.js';
import { gradeServer } from './server/grade-server.js';

/** Something is wrong with what was asked for. The message is a sentence for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * The command `chat-grade`.
 *
 * @param args what follows the name of the command
 * @returns the exit code
 */
export async function runGradeCommand(args: readonly string[], output: Output): Promise<number> {
  let code = 0;
  const graded = (grade: Grade, options: CommonOptions): void => {
    report([grade], options, output);
    code = grade.findings.some(({ outcome }) => outcome === 'fail') ? 1 : 0;
  };
  const command = describeCommand(output, {
    async server(options) {
      const { command: words, at, port, logDir } = options;
      if ((words.length === 0) === (at === undefined)) {
        throw new UsageError('Give either a command that starts the server, behind --, or --at HOST:PORT.');
      }
      checkFiles(options);
      const place = at === undefined ? { host: '127.0.0.1', port } : addressOf(at);
      const grade = await gradeServer({
        ...(at === undefined && { command: words }),
        ...(logDir !== undefined && { logDir: resolve(logDir) }),
        folder: process.cwd(),
        ...place,
        ...limitsOf(options, output),
      });
      graded(grade, options);
    },
    async client(options) {
      checkFiles(options);
      if (!options.command.some((word) => word.includes('{name}'))) {
        throw new UsageError('The command has no {name}: it has to take the name as an argument.');
      }
      const { command: words, port } = options;
      graded(
        await gradeClient({ command: words, folder: process.cwd(), port, ...limitsOf(options, output) }),
        options,
      );
    },
    async all(options) {
      checkFiles(options);
      code = await gradeAll(options, (kind) => rubricOf(kind, options), output);
    },
    clauses() {
      // As a rubric: a clause of both kinds stands in it once.
      const servers = new Set<string>(SERVER_CLAUSES.map(({ id }) => id));
      const line = ({ id, points, title }: Clause): string => `${`${id}: ${points}`.padEnd(22)}# ${title}\n`;
      output.out(`# Servers, and some of clients\n${SERVER_CLAUSES.map(line).join('')}`);
      output.out(
        `# Clients alone\n${CLIENT_CLAUSES.filter(({ id }) => !servers.has(id))
          .map(line)
          .join('')}`,
      );
    },
  });
  try {
    await command.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof RubricError || error instanceof NoTerminal) {
      output.err(`chat-grade: ${error.message}\n`);
      return 2;
    }
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      output.err(
        `chat-grade: Something else listens on the port already. End it, or use {port} in the command.\n`,
      );
      return 2;
    }
    throw error;
  }
  return code;
}

/** The limits in milliseconds, and a line for each thing that is done. */
function limitsOf(
  options: CommonOptions,
  output: Output,
): {
  limit: number;
  startLimit: number;
  wholeLimit: number;
  progress: (what: string) => void;
} {
  return {
    limit: 1000 * options.limit,
    startLimit: 1000 * options.startLimit,
    wholeLimit: 1000 * options.wholeLimit,
    progress: (what) => {
      if (!options.quiet) output.err(`chat-grade: ${what}\n`);
    },
  };
}

export function clausesOf(kind: Grade['kind']): readonly Clause[] {
  return kind === 'server' ? SERVER_CLAUSES : CLIENT_CLAUSES;
}

/** What cannot be read is said before a grading, and not after it. */
function checkFiles(options: CommonOptions): void {
  rubricOf('server', options);
}

function rubricOf(kind: Grade['kind'], { rubric }: CommonOptions): Rubric {
  const clauses = clausesOf(kind);
  if (rubric === undefined) return new Map(clauses.map(({ id, points }) => [id, points]));
  let text: string;
  try {
    text = readFileSync(rubric, 'utf8');
  } catch (error) {
    throw new UsageError(`The rubric ${rubric} cannot be read: ${reasonOf(error)}.`);
  }
  return readRubric(text, clauses, [...SERVER_CLAUSES, ...CLIENT_CLAUSES]);
}

/** Prints the grades, and writes the files that were asked for. */
function report(grades: readonly Grade[], options: CommonOptions, output: Output): void {
  const of = (grade: Grade): readonly Clause[] => clausesOf(grade.kind);
  const rubric = (grade: Grade): Rubric => rubricOf(grade.kind, options);
  for (const grade of grades) {
    if (options.json) output.out(`${JSON.stringify(jsonReport(grade, of(grade), rubric(grade)), null, 2)}\n`);
    else
      output.out(
        textReport(grade, of(grade), rubric(grade), { colour: output.colour, all: options.all ?? false }),
      );
  }
  if (options.junit !== undefined) write(options.junit, junitReport(grades, of));
  if (options.gradescope !== undefined) {
    write(options.gradescope, `${JSON.stringify(gradescopeReport(grades, of, rubric), null, 2)}\n`);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}

function addressOf(text: string): { host: string; port: number } {
  const [, inBrackets, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = inBrackets ?? plain;
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new UsageError(`"${text}" is no HOST:PORT.`);
  }
  return { host, port: Number(port) };
}
