/**
 * What the functions of one module of arbitraries share, and what they turned out to need.
 */
import type { ClassModel, FieldModel, ModuleModel } from '../model/class.js';
import type { SpecFile } from '../model/spec.js';
import type { ModuleContext } from '../typescript/context.js';
import { type EndianTag, endianTags } from './endian-tags.js';
import { arbitraryName } from './names.js';

/** What the module of arbitraries turned out to need. */
export class ArbitraryContext {
  readonly helpers = new Set<string>();
  readonly imports = new Set<string>();

  readonly file: SpecFile;
  private readonly endianTags: ReadonlyMap<FieldModel, EndianTag>;

  constructor(
    readonly module: ModuleContext,
    { spec, root }: ModuleModel,
  ) {
    this.file = spec;
    this.endianTags = endianTags(root, module.table);
  }

  /** By which values of the field a byte order is decided. */
  endianTag(field: FieldModel): EndianTag | undefined {
    return this.endianTags.get(field);
  }

  helper(name: string): string {
    this.helpers.add(name);
    return name;
  }

  /** The function for another class, which may be in another module. */
  arbitrary(model: ClassModel): string {
    const name = arbitraryName(model);
    if (model.file !== this.file) this.imports.add(`import { ${name} } from './${model.file.id}.js';`);
    return name;
  }
}
