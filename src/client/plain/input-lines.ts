/**
 * The lines of a stream of bytes, one at a time: the next bytes are read only when the lines before were
 * taken, so that a large file waits in the pipe and not in memory.
 *
 * A line ends with LF or CR LF. The last one needs no end.
 */
export async function* inputLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : utf8.decode(chunk, { stream: true });
    const lines = text.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
  }
  rest += utf8.decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
