/**
 * The calls that read the bytes of a field, whatever they mean.
 */
import { keepsEnd, keepsProcessed } from '../../analyse/kept.js';
import type { Extent } from '../../model/spec.js';
import type { ElementContext } from './element.js';
import { KeptCode } from './kept.js';

/** @param size as code, if there is one */
export function readExtent(extent: Extent, size: string | undefined, context: ElementContext): string {
  const { terminator = new Uint8Array(), include, consume, eosError, sizeEos } = extent;
  const kept = new KeptCode(extent, context);
  const isProcessed = context.hasObject && keepsProcessed(extent);
  if (size !== undefined || sizeEos) {
    const all = size === undefined ? 'io.readBytesFull()' : `io.readBytes(${size})`;
    if (isProcessed) return trimmed(kept.whole(all), extent, context);
    if (context.hasObject && keepsEnd(extent)) return kept.trimmed(all);
    return trimmed(all, extent, context);
  }
  const single = terminator.length === 1;
  const end = single ? `${terminator[0]}` : context.module.bytes(terminator);
  const ended = kept.ended(
    `io.readBytesTerm${single ? '' : 'Multi'}(${end}, ${include}, ${consume}, ${eosError})`,
  );
  return isProcessed ? kept.whole(ended) : ended;
}

/**
 * Without padding and what is behind the terminator. Where the two are the same byte, the terminator
 * comes first, or an included one would be stripped with the padding.
 */
function trimmed(
  bytes: string,
  { terminator, include, padRight }: Extent,
  { module }: ElementContext,
): string {
  let code = bytes;
  const same = terminator?.length === 1 && terminator[0] === padRight;
  if (padRight !== undefined && !same) code = `${module.use('bytesStripRight')}(${code}, ${padRight})`;
  if (terminator === undefined) return code;
  return terminator.length === 1
    ? `${module.use('bytesTerminate')}(${code}, ${terminator[0]}, ${include})`
    : `${module.use('bytesTerminateMulti')}(${code}, ${module.bytes(terminator)}, ${include})`;
}
