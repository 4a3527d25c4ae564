import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** How far the size may be from what the page says before the page has to be changed. */
const TOLERANCE = 0.25;

it('docs/codegen.md says how large the runtime is in a browser', async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/runtime/index.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const sizes = [code.length, gzipSync(code, { level: 9 }).length].map((bytes) => bytes / 1000);
  const page = readFileSync('docs/codegen.md', 'utf8');
  const said = /(\d+) KB\s+minified,\s+(\d+) KB\s+gzipped/.exec(page)?.slice(1).map(Number) ?? [];
  const told = `the page says ${said.join(' and ')} KB; it is ${sizes.map((size) => size.toFixed(1)).join(' and ')} KB`;
  expect(said).toHaveLength(2);
  for (const [i, size] of sizes.entries())
    expect(Math.abs(size - (said[i] ?? 0)) / size, told).toBeLessThan(TOLERANCE);
});
