import { readFile } from 'node:fs/promises';
import { instance } from '@viz-js/viz';

/**
 * The drawing is made here and shown elsewhere, with the fonts that are there. Graphviz knows how wide this one is, and
 * any other whose characters have one width will do in its place; in others, texts would stick out of their cells.
 */
const FONT = 'fontname=Courier fontsize=12';
const LOOK = `graph [bgcolor=white ${FONT}]; node [${FONT}]; edge [${FONT}];`;

/** A drawing in the language of Graphviz as SVG that can be shown by itself and reads on any background. */
export async function diagram(file: string): Promise<string> {
  const viz = await instance();
  const drawing = await readFile(file, 'utf8');
  const svg = viz.renderString(drawing.replace('{', `{ ${LOOK}`), { format: 'svg' });
  return svg.replace(/<!--[\s\S]*?-->\n?/g, '');
}
