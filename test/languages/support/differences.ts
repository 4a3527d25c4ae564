/**
 * Where the official parser or runtime of a language is meant to differ from ours: it reads what is to be
 * refused, or loses a value. Nothing else may differ.
 */
import { Chat } from '../../../generated/typescript/chat.js';
import type { FieldValue } from '../../examples/files.js';

/** A kind of error that a language does not see. */
interface Laxness {
  readonly kind: string;
  readonly why: string;
  /** The examples that it accepts for this reason. Those that it refuses for another one are not here. */
  readonly examples: readonly string[];
}

const NOT_ASCII = [
  'bad-client-join-not-ascii',
  'bad-client-join-utf-8',
  'bad-client-message-0x80',
  'bad-client-message-0xff',
  'bad-client-direct-recipient-not-ascii',
  'bad-client-direct-text-not-ascii',
  'bad-server-said-sender-not-ascii',
  'bad-server-said-text-not-ascii',
  'bad-server-list-entry-not-ascii',
  'bad-server-direct-not-ascii',
  'bad-server-error-not-ascii',
  'bad-server-leave-not-ascii',
];

/** By language. Python refuses everything that is to be refused. */
export const LAXNESSES: Readonly<Record<string, readonly Laxness[]>> = {
  java: [{ kind: 'DecodeError', why: 'a byte above 0x7F in ASCII becomes U+FFFD', examples: NOT_ASCII }],
  go: [{ kind: 'DecodeError', why: 'a text in ASCII is the bytes as they are', examples: NOT_ASCII }],
  javascript: [
    { kind: 'DecodeError', why: 'ASCII is read as the character of that number', examples: NOT_ASCII },
  ],
  rust: [
    { kind: 'DecodeError', why: 'ASCII is read as Windows-1252', examples: NOT_ASCII },
    {
      kind: 'ValidationNotInEnumError',
      why: 'the official compiler does not check valid: in-enum for Rust',
      examples: [
        'bad-server-status-2',
        'bad-server-status-255',
        'bad-server-line-unknown-form',
        'bad-server-line-form-not-ascii',
      ],
    },
  ],
};

/** Why a language accepts an example that is to be refused, if it may. */
export function acceptedBy(language: string, example: string, kind: string): string | undefined {
  return LAXNESSES[language]?.find((lax) => lax.kind === kind && lax.examples.includes(example))?.why;
}

/** Whether a language may accept bytes in which we see an error of this kind. */
export function mayAccept(language: string, kind: string): boolean {
  return LAXNESSES[language]?.some((lax) => lax.kind === kind) ?? false;
}

/** What a language makes of fields that it has to read. */
export function readingOf(language: string, fields: FieldValue): FieldValue | null {
  // Java's enums have no member for a number that the specification does not name, and the number is lost.
  return language === 'java' ? withoutUnknownCommands(fields) : fields;
}

const COMMANDS: readonly unknown[] = Object.values(Chat.Command);

function withoutUnknownCommands(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(withoutUnknownCommands);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([id, field]) => {
    const lost = id === 'command' && !COMMANDS.includes(field);
    return [id, lost ? null : withoutUnknownCommands(field)];
  });
  return Object.fromEntries(entries);
}
