import { Chat } from '../../../../generated/typescript/chat.js';
import { type Inspection, inspectFrames, inspectRecording, plural } from '../../../../src/inspect/index.js';
import type { FieldInfo } from '../../../../src/runtime/index.js';
import { type FieldLinks, frameBox } from '../../frame-box.js';
import type { ReadAs } from '../../playground-types.js';

/** Frames that are shown, beside the one that is wrong: enough to see what the bytes are, and soon drawn. */
const MOST_FRAMES = 20;

export function inspect(bytes: Uint8Array, readAs: ReadAs): Inspection {
  if (readAs === 'chat') return inspectRecording(bytes);
  return inspectFrames(bytes, readAs === 'client_frame' ? Chat.Side.CLIENT : Chat.Side.SERVER);
}

/** What was found, in a sentence or two. */
export function summary({ frames, fault }: Inspection, size: number): string {
  const whole = frames.length - (fault === undefined ? 0 : 1);
  const all = `${plural(whole, 'frame')}, ${plural(size, 'byte')}.`;
  if (fault === undefined) return size === 0 ? 'No bytes yet.' : `${all} Each byte belongs to a field.`;
  const field = fault.field === '' ? '' : `${fault.field.replace(/^frames\[\d+\]\./, '')} `;
  const place = fault.byte >= size ? 'The bytes end too early' : `Wrong at byte ${fault.byte}`;
  return `${whole === 0 ? '' : `${all} Then: `}${place}: ${field}cannot be read: ${fault.reason} (${fault.kind}).`;
}

/** The frames as boxes: HTML, in which everything that came from the bytes is escaped. */
export function boxes({ frames, fault }: Inspection, linksOf: (field: FieldInfo) => FieldLinks): string {
  const html = frames.map((frame, index) => {
    const isLast = index === frames.length - 1;
    if (index >= MOST_FRAMES && !(isLast && fault !== undefined)) return '';
    return frameBox({
      frame,
      id: `frame-${index + 1}`,
      number: index + 1,
      client: 'client',
      open: true,
      more: [],
      linksOf,
      fault: isLast ? fault : undefined,
    });
  });
  const hidden = html.slice(MOST_FRAMES).filter((box) => box === '').length;
  const note = hidden > 0 ? `<p class="more">${plural(hidden, 'more frame')}, not shown.</p>` : '';
  return [...html.slice(0, MOST_FRAMES), note, ...html.slice(MOST_FRAMES)].join('');
}
