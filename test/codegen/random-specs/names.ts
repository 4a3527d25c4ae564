/** What expressions of a random type may use: names of fields and instances that are always there. */
import type { TypeInfo } from './types.js';

export class Names {
  /** Integers of 32 bits at most. */
  readonly integers: string[] = [];
  /** Integers of one unsigned byte, which are good for sizes. */
  readonly bytes: string[] = [];
  readonly flags: string[] = [];
  readonly enums: EnumName[] = [];
  readonly texts: string[] = [];
  readonly floats: string[] = [];
  readonly byteArrays: string[] = [];
  /** Byte arrays and arrays. */
  readonly arrays: string[] = [];
  readonly objects: ObjectName[] = [];
  /** Types whose objects are always of the same size. */
  readonly fixedTypes: string[] = [];
  /** What one of several types was chosen for. */
  readonly choices: ChoiceName[] = [];

  /** A field of a type has the members of that. Two of each kind are enough. */
  addObject(name: string, type: TypeInfo): void {
    this.objects.push({ name, type });
    const { members } = type;
    const outside = (names: readonly string[]) =>
      names
        .filter(isOwn)
        .slice(0, 2)
        .map((member) => `${name}.${member}`);
    this.integers.push(...outside(members.integers));
    this.bytes.push(...outside(members.bytes));
    this.flags.push(...outside(members.flags));
    this.texts.push(...outside(members.texts));
    this.floats.push(...outside(members.floats));
    this.byteArrays.push(...outside(members.byteArrays));
    this.arrays.push(...outside(members.arrays));
    const enums = members.enums.filter((member) => isOwn(member.name) && member.of === 'kind');
    // Another file has another enum of that name, and a type may have one of its own.
    if (type.hasOurEnums)
      this.enums.push(...enums.slice(0, 2).map((member) => ({ ...member, name: `${name}.${member.name}` })));
  }
}

interface EnumName {
  readonly name: string;
  /** The name of its enum. */
  readonly of: string;
}

interface ObjectName {
  readonly name: string;
  readonly type: TypeInfo;
}

interface ChoiceName {
  readonly name: string;
  readonly on: string;
  readonly key: string;
  readonly type: TypeInfo;
}

/** Whether it is a member of the object itself, and not of what it is in or what is in it. */
function isOwn(name: string): boolean {
  return !name.includes('.');
}
