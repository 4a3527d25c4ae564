import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf, reasonOf } from '../../system/errors.js';
import { makeFolder } from '../../system/make-folder.js';
import type { Grade } from '../clause.js';
import { CLIENT_CLAUSES } from '../client/clauses.js';
import type { BatchOptions, Output } from '../options.js';
import { type CsvRow, csvReport } from '../report/csv.js';
import { textReport } from '../report/text.js';
import type { Rubric } from '../rubric.js';
import { SERVER_CLAUSES } from '../server/clauses.js';
import { canIsolate, isolated, type Run, runToEnd } from './isolation.js';
import { findSubmissions, type Manifest, type SubmissionFolder } from './submissions.js';

/** The grader itself, which grades each submission in a process of its own. */
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** Milliseconds that a grader may take longer than the whole limit: the last step, and the end of the program. */
const GRACE = 60_000;

/** What is kept of a submission, in `result.json`. */
interface Result {
  readonly grades: readonly Grade[];
  readonly problem: string;
}

/**
 * Grades every submission of a folder, and prints or writes a CSV.
 *
 * @returns the exit code: 0 all were graded, 1 some could not be, 2 wrong usage
 */
export async function gradeAll(
  options: BatchOptions,
  rubricOf: (kind: Grade['kind']) => Rubric,
  output: Output,
): Promise<number> {
  let submissions: SubmissionFolder[];
  try {
    submissions = findSubmissions(options.folder);
  } catch (error) {
    output.err(`chat-grade: ${options.folder} cannot be read: ${reasonOf(error)}.\n`);
    return 2;
  }
  if (submissions.length === 0) {
    output.err(
      `chat-grade: ${options.folder} has no folder in it. Each submission is a folder with a grade.json.\n`,
    );
    return 2;
  }
  const isolates = options.isolate && canIsolate();
  if (options.isolate && !isolates) {
    output.err(
      'chat-grade: this system gives no network of its own to each submission; they run in this one.\n',
    );
  }
  // Without a network of its own, two that listen on port 9000 would be in each other's way.
  const jobs = isolates ? options.jobs : 1;
  if (jobs < options.jobs) output.err('chat-grade: so they are graded one after the other.\n');
  const out = resolve(options.out ?? options.folder);
  const rows = new Map<string, CsvRow>();
  const waiting = [...submissions];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await gradeOne(next, join(out, `${next.name}.grade`), {
        options,
        isolates,
        rubricOf,
        output,
      });
      rows.set(next.name, { name: next.name, ...result });
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const ordered = submissions.flatMap(({ name }) => rows.get(name) ?? []);
  const csv = csvReport(ordered, rubricOf);
  if (options.csv === undefined) output.out(csv);
  else writeFileSync(options.csv, csv);
  return ordered.some(({ problem }) => problem !== '') ? 1 : 0;
}

interface Means {
  readonly options: BatchOptions;
  readonly isolates: boolean;
  readonly rubricOf: (kind: Grade['kind']) => Rubric;
  readonly output: Output;
}

async function gradeOne(submission: SubmissionFolder, results: string, means: Means): Promise<Result> {
  const { options, rubricOf, output } = means;
  const file = join(results, 'result.json');
  if (!options.again && existsSync(file)) {
    try {
      const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
      output.err(`chat-grade: ${submission.name} has a result.\n`);
      return result;
    } catch (error) {
      output.err(
        `chat-grade: the result of ${submission.name} cannot be read (${messageOf(error)}): it is graded again.\n`,
      );
    }
  }
  if (!options.quiet) output.err(`chat-grade: ${submission.name}\n`);
  const { manifest } = submission;
  const result =
    manifest === undefined
      ? { grades: [], problem: submission.problem }
      : await grade(submission, manifest, means);
  makeFolder(results);
  const reports = result.grades.map((one) =>
    textReport(one, one.kind === 'server' ? SERVER_CLAUSES : CLIENT_CLAUSES, rubricOf(one.kind), {
      all: true,
    }),
  );
  writeFileSync(
    join(results, 'report.txt'),
    [...(result.problem === '' ? [] : [`${result.problem}\n`]), ...reports].join('\n\n'),
  );
  // At once, so that a batch that is ended here does not take a half of it for a result.
  writeFileSync(`${file}.part`, `${JSON.stringify(result, null, 2)}\n`);
  renameSync(`${file}.part`, file);
  return result;
}

async function grade({ folder }: SubmissionFolder, manifest: Manifest, means: Means): Promise<Result> {
  const { options, isolates } = means;
  const wrap = (command: readonly string[]): readonly string[] => (isolates ? isolated(command) : command);
  const whole = 1000 * options.wholeLimit;
  if (manifest.build !== undefined) {
    const { code, out, err } = await runToEnd(wrap(['sh', '-c', manifest.build]), folder, whole);
    if (code !== 0) {
      const why = code === undefined ? 'took too long' : `ended with exit status ${code}`;
      return {
        grades: [],
        problem: `the build ${why}: ${`${out}\n${err}`.trim().split('\n').slice(-3).join(' / ')}`,
      };
    }
  }
  const grades: Grade[] = [];
  const problems: string[] = [];
  const limits = [
    '--limit',
    options.limit,
    '--start-limit',
    options.startLimit,
    '--whole-limit',
    options.wholeLimit,
  ].map(String);
  for (const kind of ['server', 'client'] as const) {
    const part = manifest[kind];
    if (part === undefined) continue;
    const logs = 'logs' in part && part.logs !== undefined ? ['--log-dir', part.logs] : [];
    const args = [
      MAIN,
      kind,
      '--json',
      '--quiet',
      ...limits,
      '--port',
      String(part.port),
      ...logs,
      '--',
      ...part.command,
    ];
    const run = await runToEnd(wrap([process.execPath, ...args]), folder, whole + GRACE);
    const found = gradeOf(run);
    if (typeof found === 'string') problems.push(`the ${kind} could not be graded: ${found}`);
    else grades.push(found);
  }
  return { grades, problem: problems.join('; ') };
}

function gradeOf({ code, out, err }: Run): Grade | string {
  if (code === undefined) return 'it took too long';
  try {
    return JSON.parse(out) as Grade;
  } catch {
    return err.trim().split('\n').slice(-3).join(' / ') || `the grader ended with exit status ${code}`;
  }
}
