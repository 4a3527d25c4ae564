/**
 * What may be missing because of an error that an earlier pass has reported. Of that, inference does not say that
 * it does not exist.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { ClassModel } from '../model/class.js';
import type { EnumSpec } from '../model/spec.js';
import { RestsOnAnError } from './type-mismatch.js';

/** Below a type: where an error hides the name of a member. */
const NAMES_OF_MEMBERS = /^(params|seq|instances)(\/[^/]+)?(\/id)?$/;
/** Where an error hides the name of a type or an enum. */
const NAMES_OF_TYPES = /\/(types|enums)(\/[^/]+)?$/;

export class Damage {
  private readonly errors: Diagnostics['errors'];

  /** @param diagnostics with the errors of all passes before this one */
  constructor(private readonly diagnostics: Diagnostics) {
    this.errors = [...diagnostics.errors];
  }

  /** @throws RestsOnAnError if the type may have a member of that name. */
  member(id: string, owner: ClassModel): void {
    const { file, path } = owner.spec.location;
    const hidden = this.errors.some(
      ({ location }) => location.file === file && NAMES_OF_MEMBERS.test(relative(location.path, path) ?? ''),
    );
    if (owner.broken.has(id) || hidden) throw new RestsOnAnError();
  }

  /** @throws RestsOnAnError if there may be more types and enums than are known. */
  typeOrEnum(): void {
    if (this.errors.some(({ location }) => NAMES_OF_TYPES.test(location.path))) throw new RestsOnAnError();
  }

  /** @throws RestsOnAnError if the enum may have more members. */
  enumMember({ location }: EnumSpec): void {
    if (this.diagnostics.has(location)) throw new RestsOnAnError();
  }

  /** @throws RestsOnAnError if any type has an error, so that sizes are not known. */
  size(): void {
    if (this.errors.length > 0) throw new RestsOnAnError();
  }
}

/** `/types/a/seq/0` below `/types/a` is `seq/0`. */
function relative(path: string, above: string): string | undefined {
  const start = above === '/' ? '/' : `${above}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}
