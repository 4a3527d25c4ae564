import { BACKGROUND, type Cell, FOREGROUND } from './screen.js';

/** The 16 colours of a dark terminal, each with a contrast of at least 4.5 to 1 to the ground. */
const COLOURS = [
  '#1b1d23',
  '#f47a7f',
  '#7bd88f',
  '#e5c76b',
  '#7fb2ff',
  '#d79bf0',
  '#63cfd8',
  '#d5d8df',
  '#8b93a5',
  '#ff9a9e',
  '#9be8ab',
  '#f2dc8e',
  '#a3c9ff',
  '#e6b8f8',
  '#8fe3ea',
  '#ffffff',
];
const GROUND = '#1b1d23';
const LETTERS = '#d5d8df';

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;

/** Cells in a row that look the same. */
interface Run extends Omit<Cell, 'text'> {
  readonly column: number;
  readonly text: string;
}

/**
 * The screen as an SVG picture.
 *
 * @param title what it shows, in one sentence, for those who cannot see it
 */
export function svgOf(cells: readonly Cell[][], title: string): string {
  const columns = Math.max(...cells.map((row) => row.length));
  const width = round(columns * CELL.width + 2 * MARGIN);
  const height = cells.length * CELL.height + 2 * MARGIN;
  const runs = cells.flatMap((row, y) => runsOf(row).map((run) => svgOfRun(run, y)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" fill="${LETTERS}">`,
    ...runs.filter((element) => element !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function runsOf(row: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  for (const [column, { text, ...look }] of row.entries()) {
    const last = runs.at(-1);
    const isSame = last !== undefined && LOOKS.every((name) => last[name] === look[name]);
    if (isSame) runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ ...look, column, text });
  }
  return runs;
}

const LOOKS = ['foreground', 'background', 'bold', 'underline'] as const;

function svgOfRun({ column, text, foreground, background, bold, underline }: Run, row: number): string {
  const x = round(MARGIN + column * CELL.width);
  const y = MARGIN + row * CELL.height;
  const width = round(text.length * CELL.width);
  const ground =
    background === undefined
      ? ''
      : `<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${colour(background)}"/>`;
  const shown = text.trimEnd();
  if (shown === '') return ground;
  const attributes = [
    `x="${x}" y="${y + 13}"`,
    // Whatever the font, each character is in its cell.
    `textLength="${round(shown.length * CELL.width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`,
    foreground === undefined ? '' : `fill="${colour(foreground)}"`,
    bold ? 'font-weight="bold"' : '',
    underline ? 'text-decoration="underline"' : '',
  ].filter((attribute) => attribute !== '');
  return `${ground}<text ${attributes.join(' ')}>${escaped(shown)}</text>`;
}

function colour(number: number): string {
  if (number === FOREGROUND) return LETTERS;
  return number === BACKGROUND ? GROUND : (COLOURS[number] ?? LETTERS);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
