/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian: what Wireshark opens. */

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
/** Packets that begin with the header of IPv4. */
const LINKTYPE_IPV4 = 228;

/**
 * A file of IPv4 packets.
 *
 * @param packets each with the time of its capture, in microseconds since 1970
 */
export function pcapng(
  packets: readonly { readonly time: number; readonly bytes: Uint8Array }[],
): Uint8Array {
  const section = numbers(16, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true);
    view.setInt32(8, -1, true); // the length of the section is not told
    view.setInt32(12, -1, true);
  });
  const interfaces = numbers(8, (view) => view.setUint16(0, LINKTYPE_IPV4, true));
  const blocks = packets.map(({ time, bytes }) => {
    const header = numbers(20, (view) => {
      view.setUint32(4, Math.floor(time / 2 ** 32), true);
      view.setUint32(8, time >>> 0, true);
      view.setUint32(12, bytes.length, true);
      view.setUint32(16, bytes.length, true);
    });
    return block(ENHANCED_PACKET, header, bytes);
  });
  return join([block(SECTION_HEADER, section), block(INTERFACE_DESCRIPTION, interfaces), ...blocks]);
}

function numbers(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

/** A block: its type, its length, its body to a multiple of four bytes, its length again. */
function block(type: number, ...body: readonly Uint8Array[]): Uint8Array {
  const size = body.reduce((sum, part) => sum + part.length, 0);
  const length = 12 + 4 * Math.ceil(size / 4);
  const head = numbers(8, (view) => {
    view.setUint32(0, type, true);
    view.setUint32(4, length, true);
  });
  const tail = numbers(length - 8 - size, (view) => view.setUint32(length - 12 - size, length, true));
  return join([head, ...body, tail]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
