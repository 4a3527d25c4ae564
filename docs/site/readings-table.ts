import { QUESTIONS, type Question } from '../../src/grade/readings.js';

const MARK = '<!-- readings -->';

/** The page with every reading that the grader accepts in the place of the mark for them. */
export function withReadings(page: string): string {
  return page.replace(
    MARK,
    () => `## Servers\n\n${part(QUESTIONS.server)}\n\n## Clients\n\n${part(QUESTIONS.client)}`,
  );
}

function part(questions: readonly Question[]): string {
  return questions
    .map(({ title, choices }) => {
      const rows = choices.map(
        ({ id, does, allowedBy }) => `| ${cell(id)} | ${cell(does)} | ${cell(allowedBy)} |`,
      );
      return [
        `### ${title}`,
        '',
        '| reading | on the wire | the assignment |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

/** Text that is a cell of a table, in which neither a bar nor a tag nor emphasis is meant. */
function cell(text: string): string {
  return text.replace(/`[^`]*`|[<>|*[\]]/g, (found) =>
    found.startsWith('`') ? found : `&#${found.charCodeAt(0)};`,
  );
}
