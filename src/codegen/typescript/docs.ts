/**
 * Doc comments: the specification's `doc`, and below it where in the specification it stands.
 */
import type { Doc } from '../model/spec.js';
import type { Code } from './code.js';

/** @param notes further lines, such as the place in the specification */
export function docComment(doc: Doc, ...notes: string[]): Code {
  const refs = doc.refs.map((ref) => `@see ${ref}`);
  const paragraphs = [doc.text, ...notes, refs.join('\n')].filter(
    (text) => text !== undefined && text !== '',
  );
  if (paragraphs.length === 0) return [];
  const lines = paragraphs.join('\n\n').split('\n').map(defuse);
  const [only, ...more] = lines;
  if (more.length === 0) return `/** ${only} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'];
}

/** So that no text can end the comment, start a tag of its own or be taken for markup. */
function defuse(line: string): string {
  return line.replace(/\*\//g, '*\u200b/').replace(/^(\s*)@(?!see )/, '$1\\@');
}
