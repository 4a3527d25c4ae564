import { LIMIT_OPTIONS } from '../../src/server/limits.js';

const MARK = '<!-- limits -->';

/** The page with the limits of the server in the place of the mark for them: those of `chat-server --help`. */
export function withLimits(page: string): string {
  return page.replace(MARK, () => limitsTable());
}

function limitsTable(): string {
  const rows = LIMIT_OPTIONS.map(
    ({ flag, default: standard, text }) => `| \`${flag}\` | ${standard.toLocaleString('en-US')} | ${text} |`,
  );
  return ['| option | default | limits |', '| --- | ---: | --- |', ...rows].join('\n');
}
