import type { ModuleModel } from '../../src/codegen/model/class.js';
import { fieldLinks } from './field-links.js';
import { formsOf } from './form-model.js';
import type { GeneratedModule } from './generated-lines.js';
import type { Example, PlaygroundData } from './playground-types.js';
import { SiteError } from './site-error.js';

/** @param examples the content of `spec/examples/frames.json` */
export function playgroundData(
  { root }: ModuleModel,
  generated: GeneratedModule,
  examples: readonly Example[],
): PlaygroundData {
  const record = root.nested.find(({ spec }) => spec.id === 'record');
  if (record === undefined) throw new SiteError('spec/chat.ksy has no type record.');
  const fields = [root, ...root.nested].flatMap(({ seq }) => seq.map(({ spec }) => spec));
  return {
    forms: formsOf(record),
    examples: examples.map(({ name, why, type, hex }) => ({ name, why, type, hex })),
    links: Object.fromEntries(fields.map((field) => [field.path, fieldLinks(field, generated)])),
  };
}
