/** What the pages of the playgrounds and their scripts agree on. */
import type { Forms } from './form-model.js';
import type { FieldLinks } from './frame-box.js';

/** What bytes can be read as: the types of `spec/examples/frames.json`. */
export type ReadAs = 'client_frame' | 'server_frame' | 'chat';

/** The same, as a person reads it. */
export const GROUPS: readonly { readonly type: ReadAs; readonly label: string }[] = [
  { type: 'client_frame', label: 'frames of a client' },
  { type: 'server_frame', label: 'frames of the server' },
  { type: 'chat', label: 'a recording' },
];

/** One of `spec/examples/frames.json`. */
export interface Example {
  readonly name: string;
  readonly why: string;
  readonly type: ReadAs;
  readonly hex: string;
}

/** What the page of the frame playground hands to its script. */
export interface PlaygroundData {
  readonly forms: Forms;
  readonly examples: readonly Example[];
  /** The links of each field, by its path in the specification. */
  readonly links: Readonly<Record<string, FieldLinks>>;
}

/** A specification to start from in the spec playground, and bytes that it reads. */
export interface Sample {
  readonly name: string;
  readonly spec: string;
  /** Two digits a byte. */
  readonly hex: string;
  /** The type that the bytes are; empty for the first one. */
  readonly type: string;
}

/** A specification in the spec playground has fewer characters than this. */
export const MOST_SPEC = 200_000;
