/** Characters on a line, as in the rest of this repository. */
const WIDTH = 110;

/**
 * JSON as the formatter of this repository would write it: two spaces, and a list of plain values on one line
 * where it fits.
 */
export function toJson(value: unknown): string {
  return `${show(value, '', 0)}\n`;
}

/** @param used characters that are on the line already, and behind the value */
function show(value: unknown, indent: string, used: number): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => show(item, '', 0)).join(', ')}]`;
    const plain = value.every((item) => typeof item !== 'object');
    if (value.length === 0 || (plain && used + line.length <= WIDTH)) return line;
    return `[\n${value.map((item) => inner + show(item, inner, inner.length + 1)).join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return '{}';
    const lines = entries.map(([key, item]) => {
      const start = `${inner}${JSON.stringify(key)}: `;
      return start + show(item, inner, start.length + 1);
    });
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}
