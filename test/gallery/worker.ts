/** Judges files that the parent process names, one after another; it may be killed at any time. */
import { Gallery } from './gallery.js';
import { judge } from './judge.js';

const [folder = ''] = process.argv.slice(2);
const gallery = new Gallery(folder);

process.on('message', async ({ format, file }: { format: string; file: string }) => {
  try {
    process.send?.({ verdict: await judge(gallery, format, file) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
