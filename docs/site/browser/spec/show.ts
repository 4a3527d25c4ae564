import { plural, showHex } from '../../../../src/inspect/index.js';
import { escaped, prose } from '../../html.js';
import type { Reading, SpecFault, TreeNode } from './messages.js';

/** Fields that are shown, and bytes of one of them, at most. */
const MOST_SHOWN = 1000;
const MOST_BYTES = 16;

/** The fields as a tree of HTML, each with offset, bytes and value. */
export function treeHtml(tree: readonly TreeNode[], bytes: Uint8Array): string {
  let room = MOST_SHOWN;
  const list = (nodes: readonly TreeNode[]): string => {
    const shown: string[] = [];
    for (const node of nodes) {
      if (room <= 0) break;
      room -= 1;
      shown.push(`<li>${line(node, bytes)}${node.children.length > 0 ? list(node.children) : ''}</li>`);
    }
    return `<ul>${shown.join('')}</ul>`;
  };
  const html = list(tree);
  return room > 0 ? html : `${html}<p class="more">The first ${plural(MOST_SHOWN, 'field')} of more.</p>`;
}

function line({ name, start, end, type, doc, value, error, children }: TreeNode, bytes: Uint8Array): string {
  const own = children.length > 0 ? bytes.subarray(0, 0) : bytes.subarray(start, end);
  const more = own.length > MOST_BYTES ? ` \u2026` : '';
  return [
    `<span class="offset">${offset(start)}</span> <code class="name">${escaped(name)}</code> `,
    `<span class="type">${escaped(type)}</span> `,
    own.length > 0 ? `<span class="bytes">${showHex(own.subarray(0, MOST_BYTES))}${more}</span> ` : '',
    value === '' ? '' : `<code class="value">${escaped(value)}</code> `,
    error === undefined ? '' : `<strong class="wrong">${escaped(error)}</strong> `,
    doc === '' ? '' : `<span class="doc">${prose(doc)}</span>`,
  ].join('');
}

function offset(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** What came of reading, in a sentence. */
export function readingSentence({ type, error, unread }: Reading, size: number): string {
  if (error !== undefined) return `These bytes are no ${type}: ${error}`;
  const rest = unread > 0 ? `; ${plural(unread, 'byte')} left behind it` : '';
  return `${plural(size - unread, 'byte')} read as ${type}${rest}.`;
}

/** An error as the command prints it. */
export function faultText({ line, col, path, text }: SpecFault): string {
  return `${line}:${col}: ${path}: ${text}`;
}
