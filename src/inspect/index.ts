/**
 * Bytes shown with what they mean. inspector.ts reads frames and knows the chat only by its generated reader;
 * rows.ts and layout.ts turn any annotated read into lines; command.ts is the command `chat-inspect`.
 */
export { type Fault, faultOf } from './fault.js';
export type { Form } from './form.js';
export type { InspectedFrame } from './frame.js';
export { type Inspection, inspectFrames, inspectRecording } from './inspect.js';
export { Inspector } from './inspector.js';
export { LAYOUT, type Layout, type Line, layOut, layOutInColumns } from './layout.js';
export { printable } from './printable.js';
export { type Extent, leaves, type Row, rowsOf } from './rows.js';
export { plural, showFault, showFrame } from './show.js';
export { commandName, showBytes, showFieldValue, showHex } from './values.js';
