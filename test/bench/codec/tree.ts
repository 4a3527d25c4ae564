/**
 * A tree of nodes inside nodes, each with a tag and a length.
 */
import { generatedCodec, officialCodec } from './generated.js';
import { protobufCodec } from './protobuf.js';
import { type Branch, tree } from './samples.js';
import { BY_HAND, type Codec, type Subject } from './subject.js';

const BRANCH = 1;
const TEXT = 2;
const NUMBER = 3;

/** Bytes of a node in front of its value. */
const HEADER = 5;

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

const byHand: Codec = {
  name: BY_HAND,
  read(bytes): Branch {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const node = (at: number, end: number): Branch => {
      switch (view.getUint8(at)) {
        case BRANCH: {
          const nodes: Branch[] = [];
          for (let start = at + HEADER; start < end; ) {
            const next = start + HEADER + view.getUint32(start + 1);
            if (next > end) throw new RangeError('a node ends behind the one that it is in');
            nodes.push(node(start, next));
            start = next;
          }
          return { nodes };
        }
        case TEXT:
          return { text: decoder.decode(bytes.subarray(at + HEADER, end)) };
        case NUMBER:
          return { number: view.getInt32(at + HEADER) };
        default:
          throw new RangeError('no such tag');
      }
    };
    return node(0, HEADER + view.getUint32(1));
  },
  write(data) {
    // Lengths are known when a node is written, so room is left for them.
    let bytes = new Uint8Array(1_024);
    let view = new DataView(bytes.buffer);
    let at = 0;
    const room = (count: number): void => {
      if (at + count <= bytes.length) return;
      const larger = new Uint8Array(Math.max(at + count, 2 * bytes.length));
      larger.set(bytes);
      bytes = larger;
      view = new DataView(bytes.buffer);
    };
    const node = ({ nodes, text, number }: Branch): void => {
      const start = at;
      room(HEADER);
      at += HEADER;
      if (nodes !== undefined) {
        view.setUint8(start, BRANCH);
        for (const inner of nodes) node(inner);
      } else if (text !== undefined) {
        view.setUint8(start, TEXT);
        room(3 * text.length);
        at += encoder.encodeInto(text, bytes.subarray(at)).written;
      } else {
        view.setUint8(start, NUMBER);
        room(4);
        view.setInt32(at, number ?? 0);
        at += 4;
      }
      view.setUint32(start + 1, at - start - HEADER);
    };
    node(data as Branch);
    return bytes.subarray(0, at);
  },
  plain: (root) => root,
};

/** A node of the specification, as `of()` takes it and as it is when it was read. */
interface Node {
  tag: number;
  value: { nodes: Node[] } | { text: string } | { number: number };
}

function toNode({ nodes, text, number }: Branch): Node {
  if (nodes !== undefined) return { tag: BRANCH, value: { nodes: nodes.map(toNode) } };
  if (text !== undefined) return { tag: TEXT, value: { text } };
  return { tag: NUMBER, value: { number: number ?? 0 } };
}

function fromNode({ value }: Node): Branch {
  if ('nodes' in value) return { nodes: value.nodes.map(fromNode) };
  return 'text' in value ? { text: value.text } : { number: value.number };
}

/** A node of protobuf-es, in which what is not there is empty. */
interface Message {
  tag: number;
  nodes: Message[];
  text: string;
  number: number;
}

function toMessage({ nodes, text, number }: Branch): Partial<Message> {
  if (nodes !== undefined) return { tag: BRANCH, nodes: nodes.map(toMessage) as Message[] };
  return text === undefined ? { tag: NUMBER, number: number ?? 0 } : { tag: TEXT, text };
}

function fromMessage({ tag, nodes, text, number }: Message): Branch {
  if (tag === BRANCH) return { nodes: nodes.map(fromMessage) };
  return tag === TEXT ? { text } : { number };
}

export async function nestedTree(formats: string, work: string): Promise<Subject> {
  const toRoot = (data: Branch) => ({ root: toNode(data) });
  const fromRoot = ({ root }: { root: Node }) => fromNode(root);
  return {
    name: 'A tree of 1,365 nodes',
    about: 'tag, length and value, six deep; the leaves are texts and integers',
    data: tree(4, 5),
    codecs: [
      await generatedCodec(formats, 'tree', work, toRoot, fromRoot),
      await officialCodec(formats, 'tree', fromRoot),
      protobufCodec(
        { Node: { tag: 'uint32', nodes: 'Node[]', text: 'string', number: 'sint32' } },
        toMessage,
        fromMessage,
      ),
      byHand,
    ],
  };
}
