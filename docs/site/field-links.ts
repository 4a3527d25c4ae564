import type { FieldInfo } from '../../src/runtime/index.js';
import { clauseOf } from './clauses.js';
import type { FieldLinks } from './frame-box.js';
import type { GeneratedModule } from './generated-lines.js';
import { fieldAnchor } from './names.js';

/** The links of a field, with targets that finish.ts puts in: `page:protocol#field-record-side`. */
export function fieldLinks(
  { path, id }: Pick<FieldInfo, 'path' | 'id'>,
  generated: GeneratedModule,
): FieldLinks {
  const { reader, writer } = generated.linesOf(path, id);
  const clause = clauseOf(path, id);
  return {
    reference: `page:protocol#${fieldAnchor(path, id)}`,
    reader: `page:generated#L${reader}`,
    writer: `page:generated#L${writer}`,
    clause: clause && { name: clause.name, href: `page:assignment#${clause.anchor}` },
  };
}
