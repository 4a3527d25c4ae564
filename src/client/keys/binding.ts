/** What a key does. */
export interface Binding<Action extends string> {
  /** Keys by the names that the decoder gives them; any of them does it. */
  readonly keys: readonly string[];
  readonly action: Action;
  /** What it does, for the help. */
  readonly help: string;
}

/** Keys that belong together, for the help. */
export interface Group {
  readonly title: string;
  readonly bindings: readonly Binding<string>[];
}

/** From the name of a key to what it does. */
export function keymap<Action extends string>(
  ...tables: readonly (readonly Binding<Action>[])[]
): ReadonlyMap<string, Action> {
  return new Map(tables.flat().flatMap(({ keys, action }) => keys.map((key) => [key, action] as const)));
}

const WRITTEN: Readonly<Record<string, string>> = { pageup: 'PageUp', pagedown: 'PageDown' };

/** A key as a person writes it: `C-Left`, `PageUp`, `F1`; a letter stays as it is, since `M-b` is not `M-B`. */
export function writtenKey(key: string): string {
  const [, modifiers = '', name = ''] = /^((?:[CMS]-)*)(.+)$/.exec(key) ?? [];
  const capitalised = name.length === 1 ? name : name.charAt(0).toUpperCase() + name.slice(1);
  return modifiers + (WRITTEN[name] ?? capitalised);
}
