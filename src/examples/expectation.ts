import { faultOf } from '../inspect/index.js';
import { type Annotation, KaitaiStruct } from '../runtime/index.js';
import { readAs, type Sample } from './sample.js';

/** A value of a field, as JSON has it: bytes are `{ "hex": "4869" }`. */
export type FieldValue = string | number | readonly FieldValue[] | { readonly [id: string]: FieldValue };

/** All fields of an object by their ids in the specification, the constants and lengths among them. */
export type Fields = { readonly [id: string]: FieldValue };

/** Why bytes cannot be read. */
export interface ExpectedError {
  /** The class of the error in the JavaScript runtime; `DecodeError` is this project's own. */
  readonly kind: string;
  /** The field in the specification. */
  readonly path: string;
  /** Offset of the first byte of the field. */
  readonly at: number;
}

/** What reading yields. */
export type Expectation = { readonly fields: Fields } | { readonly error: ExpectedError };

/** Reads an example. */
export function expectationOf({ type, bytes }: Pick<Sample, 'type' | 'bytes'>): Expectation {
  const { annotations, error } = readAs(type, bytes);
  if (error === undefined) return { fields: fieldsOf(annotations) };
  const { kind, path, at } = faultOf(annotations, error);
  return { error: { kind, path, at } };
}

function fieldsOf(annotations: readonly Annotation[]): Fields {
  return Object.fromEntries(annotations.map((annotation) => [annotation.field.id, fieldValue(annotation)]));
}

function fieldValue({ field, value, children }: Annotation): FieldValue {
  if (Array.isArray(value)) return children.map(fieldValue);
  if (value instanceof KaitaiStruct) return fieldsOf(children);
  if (value instanceof Uint8Array) return { hex: hex(value) };
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`${field.path} has a value that has no form in JSON yet`);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
