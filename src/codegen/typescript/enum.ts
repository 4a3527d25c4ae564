/**
 * Enums: numeric enums of TypeScript, which map both ways like those of the official JavaScript target. These
 * cannot hold a bigint, so an enum with a member beyond 2^53 - 1 is an object and a type of the same name.
 */
import type { EnumSpec } from '../model/spec.js';
import { isBigEnum } from '../model/types.js';
import { block, type Code } from './code.js';
import { docComment } from './docs.js';
import { enumMemberName, enumName } from './names.js';

export function enumCode(spec: EnumSpec): Code {
  const comment = docComment(spec.doc, `\`${spec.location.path}\``);
  const name = enumName(spec);
  if (!isBigEnum(spec))
    return [
      comment,
      block(
        `export enum ${name}`,
        members(spec, (value) => ` = ${value}`),
      ),
    ];
  return [
    comment,
    block(
      `export const ${name} =`,
      members(spec, (value) => `: ${value}n`),
      '} as const;',
    ),
    '',
    comment,
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
  ];
}

function members(spec: EnumSpec, value: (value: bigint) => string): Code {
  return spec.members.map((member) => [
    docComment(member.doc),
    `${enumMemberName(member.id)}${value(member.value)},`,
  ]);
}
