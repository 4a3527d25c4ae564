import { printable } from '../../inspect/index.js';
import type { Clause, Finding, Grade, Outcome } from '../clause.js';
import { pointsOf, type Rubric } from '../rubric.js';

/** How the lines of a report are coloured. */
const COLOURS: Readonly<Record<Outcome, string>> = { pass: '32', fail: '31;1', unseen: '33' };
const WORDS: Readonly<Record<Outcome, string>> = { pass: 'PASS', fail: 'FAIL', unseen: '?   ' };

/** Lines of evidence that are shown of one clause. */
const MOST_EVIDENCE = 40;

/** A grade for people. What fails comes first, with all that helps to understand it. */
export function textReport(
  grade: Grade,
  clauses: readonly Clause[],
  rubric: Rubric,
  { colour = false, all = false } = {},
): string {
  const paint = (code: string, text: string): string => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const of = (outcome: Outcome): Grade['findings'] =>
    grade.findings.filter((found) => found.outcome === outcome);
  const title = (found: Grade['findings'][number]): string =>
    `${paint(COLOURS[found.outcome], WORDS[found.outcome])}  ${found.title}  (${found.clause})`;
  const lines = [`The ${grade.kind}: ${printable(grade.what)}`, ''];
  for (const found of of('fail')) {
    const clause = clauses.find(({ id }) => id === found.clause);
    lines.push(title(found), ...failure(found, clause), '');
  }
  const unseen = of('unseen');
  for (const found of unseen.filter(({ blocked }) => !blocked)) {
    lines.push(title(found), ...wrapped(`Not seen: ${found.because}`), '');
    if (all) lines.push(...found.evidence.map((line) => `        ${line}`), '');
  }
  // What could not be tried for one reason is one thing to read.
  const reasons = new Set(unseen.filter(({ blocked }) => blocked).map(({ because }) => because));
  for (const because of reasons) {
    const names = unseen
      .filter((found) => found.blocked && found.because === because)
      .map(({ clause }) => clause);
    lines.push(
      `${paint(COLOURS.unseen, WORDS.unseen)}  ${because}`,
      ...wrapped(`So not tried: ${names.join(', ')}`),
      '',
    );
  }
  for (const found of of('pass')) {
    lines.push(title(found));
    if (all) lines.push(...wrapped(found.because));
  }
  const readings = Object.entries(grade.readings);
  if (readings.length > 0) {
    lines.push(
      '',
      'Where the assignment leaves something open, the program reads it so (all of it is right):',
    );
    lines.push(...readings.map(([question, choice]) => `  ${question}: ${choice}`));
  }
  if (grade.workarounds.length > 0) {
    lines.push('', 'So that one fault does not hide others:');
    lines.push(...grade.workarounds.map((sentence) => `  ${printable(sentence)}`));
  }
  if (grade.notes.length > 0) {
    lines.push('', 'Worth a look, and no fault against the assignment:');
    lines.push(...grade.notes.map((sentence) => `  ${printable(sentence)}`));
  }
  if (grade.errors.trim() !== '') {
    lines.push('', 'The program wrote to its standard error, at the end:');
    lines.push(
      ...grade.errors
        .trimEnd()
        .split('\n')
        .map((line) => `  | ${printable(line).slice(0, 160)}`),
    );
  }
  const { earned, possible } = pointsOf(grade, rubric);
  const counts = `${of('pass').length} pass, ${of('fail').length} fail, ${unseen.length} not seen`;
  lines.push('', `${counts}. ${earned} of ${possible} points.`);
  return `${lines.join('\n')}\n`;
}

function failure(found: Finding, clause: Clause | undefined): string[] {
  return [
    ...(clause === undefined ? [] : wrapped(`The assignment: "${clause.quote}"`)),
    ...wrapped(`What happened: ${printable(found.because)}`),
    ...(clause === undefined ? [] : wrapped(`Expected: ${clause.expected}`)),
    ...(clause === undefined ? [] : wrapped(`A hint: ${clause.hint}`)),
    ...found.evidence.slice(0, MOST_EVIDENCE).map((line) => `        ${printable(line)}`),
    ...(found.evidence.length > MOST_EVIDENCE ? ['        ... (the rest is in --json)'] : []),
  ];
}

/** A sentence in lines of some hundred characters, indented. */
function wrapped(text: string, width = 100): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, index) => `      ${index === 0 ? '' : '  '}${one}`);
}
