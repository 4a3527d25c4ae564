/** A way to read and write one format. */
export interface Codec {
  readonly name: string;
  /** Makes of bytes what this codec has for them. */
  read(bytes: Uint8Array): unknown;
  /** Makes bytes of plain data; not there where the codec cannot write. */
  write?(data: object): Uint8Array;
  /** The plain data of what `read` returned. Not measured. */
  plain(read: unknown): unknown;
  /** Whether its bytes are of another format for the same data, so that it reads what it wrote itself. */
  readonly ownFormat?: boolean;
}

/** One format, data of it, and who reads and writes it. */
export interface Subject {
  readonly name: string;
  /** What the data is, in a few words. */
  readonly about: string;
  readonly data: object;
  readonly codecs: readonly Codec[];
}

/** The names of the codecs, which the table compares. */
export const OURS = 'generated TypeScript';
export const OFFICIAL = 'official JavaScript target';
export const PROTOBUF = 'protobuf-es';
export const BY_HAND = 'by hand';
export const BY_HAND_BUFFER = "by hand, with Node's Buffer";
export const LEAST = 'the least that reading takes';
