/**
 * How objects of a class come to be: `fromBytes`, `of`, and the constructor behind both.
 */
import { calculatesEndian, inheritsEndian } from '../analyse/endian.js';
import { keepsAnything } from '../analyse/kept.js';
import { type ClassModel, parseInstances } from '../model/class.js';
import { rootOf } from '../resolve/scope.js';
import { block, type Code, indent } from './code.js';
import type { ModuleContext } from './context.js';
import { enabledName, localName, propertyName } from './names.js';
import { nestingIn } from './nesting.js';

/** The type of `_parent`. */
export function parentType(owner: ClassModel, module: ModuleContext): string {
  const names = [...owner.parents].map((parent) => parent && module.class(parent));
  const isKnown = names.length > 0 && !names.includes(undefined);
  return isKnown ? names.sort().join(' | ') : module.useType('KaitaiStruct');
}

/** The type of `_root`. */
export function rootType(owner: ClassModel, module: ModuleContext): string {
  return module.class(rootOf(owner));
}

/** The parameters of the type, as a method declares them and as a call passes them on. */
function paramList(owner: ClassModel, module: ModuleContext): { declare: string[]; pass: string[] } {
  const pass = owner.params.map(({ spec }) => localName(propertyName(spec.id, owner)));
  return { declare: owner.params.map(({ type }, i) => `${pass[i]}: ${module.typeOf(type)}`), pass };
}

function links(owner: ClassModel, module: ModuleContext, or: string): string[] {
  const mark = or === '' ? '?' : '';
  return [
    `parent${mark}: ${parentType(owner, module)} | null${or}`,
    `root${mark}: ${rootType(owner, module)} | null${or}`,
  ];
}

/** The byte order, where the type inherits it: known only to whoever reads, or makes, an object as a part. */
function endianParam(owner: ClassModel, type: string): string[] {
  return inheritsEndian(owner) ? [`isLe${type}`] : [];
}

/** The static methods that make one. */
export function factoryMethods(owner: ClassModel, module: ModuleContext): Code {
  const path = module.class(owner);
  const { declare, pass: params } = paramList(owner, module);
  const pass = [...(inheritsEndian(owner) ? ['isLe'] : []), ...params];
  const mayBeUnknown = endianParam(owner, ': boolean | undefined');
  const args = (...first: string[]) =>
    [...first, ...(pass.length > 0 ? ['undefined', 'undefined', ...pass] : [])].join(', ');
  const isDebugged = module.isDebugged(owner);
  const made = (io: string) => {
    const code = `new ${path}(${args(io)})`;
    return isDebugged ? `${module.use('fullyRead')}(${code})` : code;
  };
  const init = `init: ${path} | ${path}.Init`;
  return [
    '/**',
    ' * Reads one from the start of the bytes. Bytes behind it are kept, and written again, see `_rest`.',
    ' *',
    ...(inheritsEndian(owner) ? [' * @param isLe whether its integers and floats are little-endian'] : []),
    ' * @throws KaitaiError if the bytes are not one, or not all of it is there',
    ' */',
    block(
      `static fromBytes(${['bytes: Uint8Array', ...endianParam(owner, ': boolean'), ...declare].join(', ')}): ${path}`,
      [
        'const io = new KaitaiStream(bytes);',
        'try {',
        indent(`return ${made('io')}._keepRest();`),
        '} catch (error) {',
        indent(`throw ${module.use('withPlace')}(error, io, (again) => ${made('again')});`),
        '}',
      ],
    ),
    '',
    '/**',
    ' * Makes one from its fields; what follows from them is filled in. One that is made already is returned.',
    ' *',
    ...(inheritsEndian(owner)
      ? [' * @param isLe whether its integers and floats are little-endian; a part is told by the whole']
      : []),
    ' * @throws ConsistencyError if a field is missing',
    ' */',
    block(
      `static of(${[init, ...(declare.length > 0 ? mayBeUnknown : endianParam(owner, '?: boolean')), ...declare].join(', ')}): ${path}`,
      [
        `if (init instanceof ${path}) return init;`,
        `const self = ${path}._of(${['init', 'undefined', 'undefined', ...pass].join(', ')});`,
        'self._prepare();',
        'return self;',
      ],
    ),
    '',
    '/** The same as a part of something larger, which fills in what follows when it is complete. @internal */',
    block(
      `static _of(${[init, ...links(owner, module, ' | undefined'), ...mayBeUnknown, ...declare].join(', ')}): ${path}`,
      [
        `if (init instanceof ${path}) return init;`,
        `const self = new ${path}(${['undefined', 'parent', 'root', ...pass].join(', ')});`,
        'self._init(init);',
        'return self;',
      ],
    ),
  ];
}

export function constructorMethod(owner: ClassModel, module: ModuleContext): Code {
  const { declare, pass } = paramList(owner, module);
  // A parameter that must be given cannot stand behind one that need not.
  const given =
    declare.length > 0
      ? [
          'io: KaitaiStream | undefined',
          ...links(owner, module, ' | undefined'),
          ...endianParam(owner, ': boolean | undefined'),
        ]
      : ['io?: KaitaiStream', ...links(owner, module, ''), ...endianParam(owner, '?: boolean')];
  const root = owner.outer === undefined ? 'root ?? this' : 'root';
  const assign = owner.params.map(({ spec }, i) => `this.${propertyName(spec.id, owner)} = ${pass[i]};`);
  const enable = parseInstances(owner).map(({ spec }) => `this.${enabledName(spec.id, owner)} = true;`);
  const isDebugged = module.isDebugged(owner);
  const comment = isDebugged
    ? '/** Reads nothing yet: `_read()` does. Without a stream, the object is empty until its fields are set. */'
    : '/** Reads at once from the stream; without one, the object is empty until its fields are set. */';
  return [
    comment,
    block(`constructor(${[...given, ...declare].join(', ')})`, [
      'super(io, parent);',
      `this._root = ${root};`,
      calculatesEndian(owner) ? `this._is_le = ${inheritsEndian(owner) ? 'isLe' : 'undefined'};` : [],
      assign,
      enable,
      keepsAnything(owner) ? 'this._kept = undefined;' : [],
      nestingIn(owner, module) === 'levels' ? 'this._level = 0;' : [],
      // Not in a method of the base class: there the engine would meet every class, and compile it for none.
      isDebugged
        ? 'this._debug = {};'
        : block('if (io !== undefined)', [
            'if (io.annotator === undefined) this._read();',
            'else this._readAnnotated(io.annotator);',
          ]),
    ]),
  ];
}
