/** Lines in, lines out: what the plain view needs of whatever it is attached to. */
export interface Console {
  /** A person sits at it, who sees what they type and can correct it. */
  readonly interactive: boolean;
  /** Shows a line, without disturbing what is being typed. The text is safe to show. */
  print(text: string, tone: Tone): void;
  /**
   * Asks for the next line.
   * @param prompt - shown before it
   * @param initial - what the line begins with, if it can be edited
   * @returns undefined when there is no more input
   */
  read(prompt: string, initial?: string): Promise<string | undefined>;
  /** Calls back when the user wants to end the program by a key. */
  onInterrupt(listener: () => void): void;
  /** Puts the terminal back. Can be called more than once. */
  close(): void;
}

/**
 * - `said`: what people say and announcements
 * - `quiet`: words around it
 * - `error`: something that went wrong
 */
export type Tone = 'said' | 'quiet' | 'error';
