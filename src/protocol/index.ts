/** What both sides of a connection share: frames cut out of a stream, built and read; names and texts checked. */
export {
  directMessage,
  joinRequest,
  leaveRequest,
  listRequest,
  textMessage,
} from './client-frames.js';
export { type ClientRequest, readClientRequest } from './client-request.js';
export { LIMITS } from './limits.js';
export { announcedLine, EVENTS, type Happening, saidLine, showRoomLine } from './lines.js';
export { checkName, foldName } from './names.js';
export {
  accepted,
  announcement,
  direct,
  error,
  goodbye,
  listing,
  nameInUse,
  said,
} from './server-frames.js';
export {
  clientFrameSplitter,
  type FrameLength,
  FrameSplitter,
  serverFrameSplitter,
  type TakeFrame,
} from './splitter.js';
export { checkText, describeCharacter, quote } from './text.js';
