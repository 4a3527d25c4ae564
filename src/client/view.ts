/** How a chat ended for the user. */
export interface Outcome {
  /** Exit status: 0 if the user left, 1 if something else ended the chat. */
  readonly code: 0 | 1;
  /** A sentence for the user, to be shown on the terminal that they get back. */
  readonly sentence: string | undefined;
}

/** A view of a session: what a user sees and types. It starts the session, and lives until its end. */
export interface View {
  /** Resolves when the session has ended. The terminal has been put back by then. */
  readonly done: Promise<Outcome>;
  /** Says something about the client itself, say that the recording stops. */
  warn(sentence: string): void;
  /** Puts the terminal back as it was, at once. Can be called at any time and more than once. */
  restore(): void;
}
