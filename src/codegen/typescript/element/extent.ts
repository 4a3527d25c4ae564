/**
 * The calls that read the bytes of a field, whatever they mean.
 */
import type { Extent } from '../../model/spec.js';
import type { ModuleContext } from '../context.js';

/** @param size as code, if there is one */
export function readExtent(extent: Extent, size: string | undefined, module: ModuleContext): string {
  const { terminator = new Uint8Array(), include, consume, eosError, sizeEos } = extent;
  if (size !== undefined) return trimmed(`io.readBytes(${size})`, extent, module);
  if (sizeEos) return trimmed('io.readBytesFull()', extent, module);
  const single = terminator.length === 1;
  const end = single ? `${terminator[0]}` : module.bytes(terminator);
  return `io.readBytesTerm${single ? '' : 'Multi'}(${end}, ${include}, ${consume}, ${eosError})`;
}

/**
 * Without padding and what is behind the terminator. Where the two are the same byte, the terminator
 * comes first, or an included one would be stripped with the padding.
 */
function trimmed(bytes: string, { terminator, include, padRight }: Extent, module: ModuleContext): string {
  let code = bytes;
  const same = terminator?.length === 1 && terminator[0] === padRight;
  if (padRight !== undefined && !same) code = `${module.use('bytesStripRight')}(${code}, ${padRight})`;
  if (terminator === undefined) return code;
  return terminator.length === 1
    ? `${module.use('bytesTerminate')}(${code}, ${terminator[0]}, ${include})`
    : `${module.use('bytesTerminateMulti')}(${code}, ${module.bytes(terminator)}, ${include})`;
}
