/** What a user does at a keyboard, as the decoder tells it. */
export type InputEvent =
  /** A printable character: one code point, typed or on the number pad. */
  | { readonly kind: 'char'; readonly char: string }
  /**
   * A key that is not text. Names are in lower case (`enter`, `up`, `pagedown`, `f1`, `a`), with the
   * modifiers in front in this order: `C-` control, `M-` Alt or Meta, `S-` shift. Thus `C-a`, `M-b`, `C-left`.
   */
  | { readonly kind: 'key'; readonly key: string }
  /** A pasted text, whole, with line ends as LF. */
  | { readonly kind: 'paste'; readonly text: string }
  /** The window of the terminal got the focus or lost it. Not every terminal tells. */
  | { readonly kind: 'focus'; readonly focused: boolean };
