/** What the page of the spec playground and its worker say to each other. Everything is plain data. */

/** Compile this, and read these bytes with what comes out. */
export interface Job {
  readonly spec: string;
  readonly bytes: Uint8Array;
  /** The type to read, as `chat::client_frame`; the first one there is where this is none. */
  readonly type: string;
}

/** One error in a specification. Lines and columns count from 1. */
export interface SpecFault {
  readonly line: number;
  readonly col: number;
  readonly path: string;
  readonly text: string;
}

/** A field that was read, with the fields in it. */
export interface TreeNode {
  readonly name: string;
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
  readonly type: string;
  readonly doc: string;
  /** The value in words; empty for what has fields of its own. */
  readonly value: string;
  /** Why it could not be read, at the innermost such field. */
  readonly error: string | undefined;
  readonly children: readonly TreeNode[];
}

/** What the bytes were read as. */
export interface Reading {
  readonly type: string;
  readonly tree: readonly TreeNode[];
  /** Why reading ended, with the place; undefined when all went well. */
  readonly error: string | undefined;
  /** Bytes behind what was read. */
  readonly unread: number;
}

/** What came of a job. With errors in the specification, there is nothing else. */
export interface Outcome {
  readonly errors: readonly SpecFault[];
  readonly typescript: string;
  /** The types that can be read: those without parameters. */
  readonly types: readonly string[];
  readonly reading: Reading | undefined;
}

/** From the worker: that it is loaded, or what came of the job. */
export type FromWorker = 'ready' | Outcome;
