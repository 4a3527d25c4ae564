import type { AttrSpec, Doc, SpecFile, TypeSpec, TypeSyntax } from '../../src/codegen/model/spec.js';
import { showHex } from '../../src/inspect/index.js';
import { escaped, page, prose } from './html.js';
import { fieldAnchor } from './names.js';

/** The page of everything that the specification defines: each type with its fields, and each enum. */
export function referencePage(spec: SpecFile): string {
  const { root } = spec;
  const types = [root, ...root.types.values()];
  return page(
    'The protocol, type by type',
    'Protocol',
    `Every type, field and value of \`spec/chat.ksy\`, from the specification itself. [The diagram](diagram.md)
shows how the types hang together, [the wire](wire.md) who may send what when, and
[the conversation](conversation.md) all of it in use. Numbers are in network byte order, texts in ASCII, unless a field
says otherwise.`,
    [...types, ...root.enums.values()].flatMap((one) => ('seq' in one ? typeSection(one) : enumSection(one))),
  );
}

// The headings are Markdown, so that TypeDoc has them in the contents of the page.
function typeSection(type: TypeSpec): string[] {
  const rows = type.seq.map(
    (attr) =>
      `<tr id="${fieldAnchor(attr.path, attr.id)}"><td><code>${escaped(attr.id)}</code></td><td>${sizeOf(attr)}</td>` +
      `<td>${typeText(attr)}</td><td>${prose(attr.doc.text ?? '')}</td></tr>`,
  );
  return [
    `<section id="type-${type.id}">`,
    `## ${type.id}`,
    `<p>${docText(type.doc)}</p>`,
    `<div class="wide" tabindex="0"><table class="fields"><thead><tr><th>field</th><th>bytes</th><th>type</th><th>what it is</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`,
    '</section>',
  ];
}

function enumSection({ id, doc, members }: SpecEnum): string[] {
  const rows = members.map(
    (member) =>
      `<tr><td><code>${showHex(Uint8Array.of(Number(member.value)))}</code></td><td><code>${escaped(member.id)}</code></td>` +
      `<td>${prose(member.doc.text ?? '')}</td></tr>`,
  );
  return [
    `<section id="values-${id}">`,
    `## enum ${id}`,
    `<p>${docText(doc)}</p>`,
    `<div class="wide" tabindex="0"><table><thead><tr><th>value, hex</th><th>name</th><th>what it means</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`,
    '</section>',
  ];
}

type SpecEnum = TypeSpec['enums'] extends ReadonlyMap<string, infer Value> ? Value : never;

function docText({ text }: Doc): string {
  return prose(text ?? '');
}

/** How many bytes a field has, as far as the specification says. */
function sizeOf({ extent, contents, type }: AttrSpec): string {
  if (contents !== undefined) return `${contents.length}`;
  if (extent.size !== undefined) return `<code>${escaped(extent.size.text)}</code>`;
  if (extent.terminator !== undefined) return `up to <code>${showHex(extent.terminator)}</code>`;
  if (extent.sizeEos) return 'the rest';
  const width = type.kind === 'named' ? /^[usf](\d)/.exec(type.source.text)?.[1] : undefined;
  return width ?? 'as its type has';
}

function typeText(attr: AttrSpec): string {
  const { type, contents, enum: values, repeat, valid } = attr;
  const parts = [
    contents === undefined ? syntaxText(type, attr) : `the bytes <code>${showHex(contents)}</code>`,
    values === undefined
      ? ''
      : `a <a href="#values-${values.path.at(-1)}"><code>${escaped(values.path.join('::'))}</code></a>`,
    repeat === undefined ? '' : repeat.kind === 'eos' ? 'repeated to the end' : 'repeated',
    valid?.kind === 'in-enum' ? 'no other value' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function syntaxText(type: TypeSyntax, { extent }: AttrSpec): string {
  switch (type.kind) {
    case 'none':
      return extent.size !== undefined || extent.sizeEos ? 'bytes' : '';
    case 'named':
      return typeLink(type.source.text);
    case 'switch': {
      const cases = type.cases.map(
        ({ when, type: one }) =>
          `<li><code>${escaped(when?.text ?? 'otherwise')}</code>: ${one.kind === 'named' ? typeLink(one.source.text) : 'bytes'}</li>`,
      );
      return `by <code>${escaped(type.on.text)}</code>: <ul class="cases">${cases.join('')}</ul>`;
    }
  }
}

/** Built-in types have no section to link to. */
function typeLink(name: string): string {
  const code = `<code>${escaped(name)}</code>`;
  return /^([usf]\d|b\d|strz?$)/.test(name) ? code : `<a href="#type-${escaped(name)}">${code}</a>`;
}
