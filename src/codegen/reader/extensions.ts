/**
 * The keys that only this generator knows, see `model/extensions.ts`. The official compiler reads past them, so a mistake in
 * one would go unnoticed there: here each is refused that is not known, or not where it belongs.
 */
import { EXTENSION_KEYS, EXTENSION_PREFIX, type Extensions } from '../model/extensions.js';
import { type AttrSpec, type Extent, hasExtent } from '../model/spec.js';
import { didYouMean } from '../resolve/hint.js';
import type { YamlMap } from '../yaml/reader.js';
import type { FieldReader } from './fields.js';

/** The largest number of bytes that padding goes up to: more than any format has. */
const MOST_ALIGNED = 2 ** 30;

/** What is wrong with such a key, at a place that takes those in `known`; undefined if nothing is. */
export function extensionError(key: string, known: readonly string[]): string | undefined {
  if (!key.startsWith(EXTENSION_PREFIX) || known.includes(key)) return undefined;
  if (EXTENSION_KEYS.some((one) => one === key)) return `'${key}' belongs to a field of 'seq'`;
  const hint = didYouMean(key, EXTENSION_KEYS);
  return `unknown key '${key}'${hint || `, expected one of: ${EXTENSION_KEYS.join(', ')}`}`;
}

/** Those of a field of the sequence. */
export function readExtensions(map: YamlMap, fields: FieldReader): Extensions {
  return {
    value: fields.expression(map.get('-ts-value'), '-ts-value', true),
    align: readAlign(map, fields),
    bits: readBits(map, fields),
  };
}

function readAlign(map: YamlMap, fields: FieldReader): Extensions['align'] {
  const node = map.get('-ts-align');
  if (node === undefined) return undefined;
  const to = node.kind === 'scalar' && typeof node.value === 'bigint' ? Number(node.value) : 0;
  if (to >= 1 && to <= MOST_ALIGNED) return { to, location: node.location };
  return fields.error(node, `-ts-align must be a number of bytes from 1 to ${MOST_ALIGNED}`);
}

/** How many bytes padding has, where nothing says so: up to the next multiple, from the start of the stream of its object. */
export function paddingExtent(
  { contents, extent, type }: AttrSpec,
  { align }: Extensions,
  fields: FieldReader,
): Extent {
  const isPadding = align !== undefined && type.kind === 'none' && contents === undefined;
  if (!isPadding || hasExtent(extent)) return extent;
  const { location, to } = align;
  return {
    ...extent,
    size: fields.expressionText(`-_io.pos % ${to}`, location, '-ts-align', () => location),
  };
}

function readBits(map: YamlMap, fields: FieldReader): Extensions['bits'] {
  const node = map.get('-ts-bits');
  return fields.oneOf(node, '-ts-bits', ['continue']) && node?.location;
}
