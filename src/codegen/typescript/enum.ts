/**
 * Enums: numeric enums of TypeScript, which map both ways like those of the official JavaScript target.
 */
import type { Diagnostics } from '../diagnostics.js';
import type { EnumSpec } from '../model/spec.js';
import { isSafe } from '../model/types.js';
import { block, type Code } from './code.js';
import { docComment } from './docs.js';
import { enumMemberName, enumName } from './names.js';

export function enumCode(spec: EnumSpec): Code {
  const members = spec.members.map((member) => [
    docComment(member.doc),
    `${enumMemberName(member.id)} = ${member.value},`,
  ]);
  return [docComment(spec.doc, `\`${spec.location.path}\``), block(`export enum ${enumName(spec)}`, members)];
}

/** A member whose value is no exact number would be another one. */
export function checkEnum(spec: EnumSpec, diagnostics: Diagnostics): void {
  for (const { value, location } of spec.members) {
    if (isSafe({ min: value, max: value })) continue;
    diagnostics.report(
      location,
      `enum values beyond 2^53 - 1 are not supported by target typescript, found ${value}`,
    );
  }
}
