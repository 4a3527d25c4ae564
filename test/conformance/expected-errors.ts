/** The comment on top of a specification that must fail: which file, and where. */

export interface Expected {
  readonly file: string;
  /** A path, or a position where the YAML itself is wrong. */
  readonly place: { readonly path: string } | { readonly line: number };
  readonly kind: 'error' | 'warning';
}

const PLACE = /^# ([\w.]+\.ksy):(?: (\/[^\s:]*):|(\d+):(\d+):)$/;
const MESSAGE = /^#\s+(error|warning): /;

/** None for a file that others import. */
export function expectedErrors(text: string): Expected[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const [, file, path, number] = PLACE.exec(line) ?? [];
    const [, kind = 'error'] = MESSAGE.exec(lines[i + 1] ?? '') ?? [];
    if (file === undefined) return [];
    const place = path === undefined ? { line: Number(number) } : { path };
    return [{ file, place, kind: kind as Expected['kind'] }];
  });
}
