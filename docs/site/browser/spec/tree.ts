import {
  type Annotation,
  type Annotator,
  annotate,
  type KaitaiStream,
  type KaitaiStruct,
  showValue,
} from '../../../../src/runtime/index.js';
import type { Reading, TreeNode } from './messages.js';

/** Fields that are read, at most: what repeats without end must end here, before the memory does. */
const MOST_FIELDS = 20_000;

/** Fields within fields, at most: types that contain each other have no end. */
const DEEPEST = 200;

/** Reads an object to a tree of fields, up to an error in the bytes or to more fields than anybody looks at. */
export function readTree(read: (io: KaitaiStream) => KaitaiStruct, bytes: Uint8Array): Omit<Reading, 'type'> {
  const { annotations, error, unread } = annotate((io) => {
    if (io.annotator !== undefined) limit(io.annotator);
    return read(io);
  }, bytes);
  const problem = error && sentence(error);
  return { tree: annotations.map(node), error: problem, unread };
}

function limit(annotator: Annotator): void {
  const open = annotator.open.bind(annotator);
  const close = annotator.close.bind(annotator);
  let count = 0;
  let depth = 0;
  annotator.open = (...field) => {
    count += 1;
    depth += 1;
    if (count > MOST_FIELDS) throw new Error(`More than ${MOST_FIELDS} fields: reading was ended.`);
    if (depth > DEEPEST) throw new Error(`Fields within fields, ${DEEPEST} deep: reading was ended.`);
    open(...field);
  };
  annotator.close = (...field) => {
    depth -= 1;
    close(...field);
  };
}

function sentence(error: Error): string {
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}

function node({ field, name, start, end, value, children, error, incomplete }: Annotation): TreeNode {
  const isLeaf = children.length === 0 && incomplete !== true;
  return {
    name,
    start,
    end,
    type: field.type,
    doc: field.doc ?? '',
    value: isLeaf ? showValue(value) : '',
    error: error && sentence(error),
    children: children.map(node),
  };
}
