import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/grade/clause.js';
import { csvReport } from '../../src/grade/report/csv.js';
import { gradescopeReport } from '../../src/grade/report/gradescope.js';
import { junitReport } from '../../src/grade/report/junit.js';
import { textReport } from '../../src/grade/report/text.js';
import { defaultRubric, pointsOf, RubricError, readRubric } from '../../src/grade/rubric.js';
import { SERVER_CLAUSES } from '../../src/grade/server/clauses.js';
import { Sheet } from '../../src/grade/sheet.js';

const RUBRIC = defaultRubric(SERVER_CLAUSES);

function grade(): Grade {
  const sheet = new Sheet(SERVER_CLAUSES);
  sheet.pass('port', 'It listens.');
  sheet.fail('join', 'Not with \x1b[2J & "<name>".', ['000000  00  command  0 join']);
  sheet.unseen('list', 'It is an extra.');
  for (const { id } of SERVER_CLAUSES) if (!sheet.has(id)) sheet.blocked(id, 'Nobody can join.');
  sheet.reads('status value', 'byte');
  return sheet.grade('server', './server', '');
}

describe('a grade', () => {
  it('counts what holds of what was decided, and what was blocked as not earned', () => {
    expect(
      pointsOf(
        grade(),
        new Map([
          ['port', 2],
          ['join', 4],
          ['list', 8],
          ['text', 16],
        ]),
      ),
    ).toEqual({ earned: 2, possible: 22 });
  });

  it('takes the worst of several findings', () => {
    const sheet = new Sheet(SERVER_CLAUSES);
    sheet.pass('text', 'Once it came.');
    sheet.fail('text', 'Once it did not.');
    sheet.unseen('text', 'Once nobody knows.');
    expect(sheet.grade('server', '', '').findings.find(({ clause }) => clause === 'text')).toMatchObject({
      outcome: 'fail',
      because: 'Once it did not.',
    });
  });
});

describe('a report', () => {
  it('for people has the sentence of the assignment, what happened, what was expected and a hint', () => {
    const text = textReport(grade(), SERVER_CLAUSES, RUBRIC);
    for (const part of [
      'The assignment: "00 = Join the chat',
      'What happened: Not with \\x1b[2J',
      'Expected:',
      'A hint:',
      '0 join',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('So not tried: command-type');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(textReport(grade(), SERVER_CLAUSES, RUBRIC, { colour: true })).toContain('\x1b[31;1mFAIL\x1b[0m');
  });

  it('for Gradescope has a score and a test for each clause', () => {
    const report = gradescopeReport(
      [grade()],
      () => SERVER_CLAUSES,
      () => RUBRIC,
    ) as {
      score: number;
      tests: { name: string; score: number; max_score: number; status?: string; output: string }[];
    };
    expect(report.score).toBe(2);
    expect(report.tests).toHaveLength(SERVER_CLAUSES.length);
    expect(report.tests.find(({ name }) => name.includes('can join'))).toMatchObject({
      score: 0,
      max_score: 4,
      status: 'failed',
    });
    expect(report.tests.find(({ name }) => name.includes('list (not seen)'))).not.toHaveProperty('status');
  });

  it('as JUnit is XML whatever a program has sent', () => {
    const xml = junitReport([grade()], () => SERVER_CLAUSES);
    expect(xml).toContain(`tests="${SERVER_CLAUSES.length}" failures="1"`);
    expect(xml).toContain('Not with ?[2J &amp; &quot;&lt;name&gt;&quot;.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of them
    expect(xml).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/);
  });

  it('as CSV has no cell that a spreadsheet runs', () => {
    const rows = [{ name: '=cmd()', grades: [grade()], problem: 'a "b", c' }];
    expect(csvReport(rows, () => RUBRIC).split('\r\n')[1]).toBe(
      `'=cmd(),2,90,server/join,server/list,"a ""b"", c"`,
    );
  });
});

describe('a rubric', () => {
  it('has points for the clauses that it names, and for the others', () => {
    const rubric = readRubric('join: 10\nothers: 0', SERVER_CLAUSES, SERVER_CLAUSES);
    expect([rubric.get('join'), rubric.get('port')]).toEqual([10, 0]);
    expect(readRubric('{"join": 10}', SERVER_CLAUSES, SERVER_CLAUSES).get('port')).toBe(2);
  });

  it.each([
    ['[1]', 'a clause and its points'],
    ['join: -1', 'no number from 0 on'],
    ['joyn: 1', 'there is no clause "joyn"'],
    ['a: b: c', 'no YAML'],
  ])('refuses %j', (text, why) => {
    expect(() => readRubric(text, SERVER_CLAUSES, SERVER_CLAUSES)).toThrow(RubricError);
    expect(() => readRubric(text, SERVER_CLAUSES, SERVER_CLAUSES)).toThrow(why);
  });
});
