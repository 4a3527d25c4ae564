import { readFile } from 'node:fs/promises';
import { instance } from '@viz-js/viz';

/** A drawing in the language of Graphviz as SVG that can be shown by itself and reads on any background. */
export async function diagram(file: string): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(await readFile(file, 'utf8'), {
    format: 'svg',
    graphAttributes: { bgcolor: 'white' },
  });
  return svg.replace(/<!--[\s\S]*?-->\n?/g, '');
}
