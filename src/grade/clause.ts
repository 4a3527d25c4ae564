/** A clause of the assignment that a program can be held to. */
export interface Clause {
  /** Its name in reports and rubrics. */
  readonly id: string;
  readonly title: string;
  /** The sentence of the assignment, word for word. */
  readonly quote: string;
  /** What would be right, for whoever got it wrong. */
  readonly expected: string;
  /** Where to look. It does not give the solution away. */
  readonly hint: string;
  /** Points in the default rubric. */
  readonly points: number;
}

/** What became of a clause. */
export type Outcome = 'pass' | 'fail' | 'unseen';

/** What was found of a clause, and the reason. */
export interface Finding {
  readonly clause: string;
  readonly outcome: Outcome;
  /** One or more whole sentences. */
  readonly because: string;
  /** Annotated bytes, screens and log lines that show it, as lines of text. */
  readonly evidence: readonly string[];
  /** Of `unseen`: another clause had to hold before this one could be tried, and did not. */
  readonly blocked: boolean;
}

/** A program's grade: for each clause one finding, which reading it follows, and what was done to go on. */
export interface Grade {
  readonly kind: 'server' | 'client';
  /** The command or the address. */
  readonly what: string;
  readonly findings: readonly (Finding & { readonly title: string })[];
  /** Which of the readings that the assignment allows the program follows. */
  readonly readings: Readonly<Record<string, string>>;
  /** What the grader did so that one fault does not hide others. */
  readonly workarounds: readonly string[];
  /** Things that break no clause, and are worth a look. */
  readonly notes: readonly string[];
  /** What the program wrote to its standard error, the end of it. */
  readonly errors: string;
}
