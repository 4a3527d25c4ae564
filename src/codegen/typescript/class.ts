/**
 * One class for one type: properties, constructor, and the methods that read, write, check and measure.
 */
import { bitsOf } from '../analyse/bits.js';
import { compared } from '../analyse/shape.js';
import type { ClassModel, InstanceModel } from '../model/class.js';
import type { FieldType } from '../model/types.js';
import { rootOf } from '../resolve/scope.js';
import { block, type Code, isEmpty, quote } from './code.js';
import type { ModuleContext } from './context.js';
import { docComment } from './docs.js';
import { enumCode } from './enum.js';
import { ExpressionEmitter } from './expression.js';
import { FieldEmitter } from './field.js';
import { frameLengthMethod } from './frame-length.js';
import { byteLengthMethod, lookaheadMethod } from './lengths.js';
import { className, localName, methodSuffix, propertyName } from './names.js';
import { initInterface, initMethod, prepareMethod } from './prepare.js';
import { contentsMethod, ruleCode, validMethod } from './valid.js';

export function classCode(owner: ClassModel, module: ModuleContext): Code {
  return new ClassEmitter(owner, module).code();
}

class ClassEmitter {
  private readonly expressions: ExpressionEmitter;
  private readonly fields: FieldEmitter[];
  private readonly path: string;

  constructor(
    private readonly owner: ClassModel,
    private readonly module: ModuleContext,
  ) {
    this.expressions = new ExpressionEmitter(module);
    this.fields = owner.seq.map((field) => new FieldEmitter(field, owner, module, this.expressions));
    this.path = module.class(owner);
  }

  code(): Code {
    const { spec, nested } = this.owner;
    const head = `export class ${className(spec)} extends ${this.module.use('KaitaiStruct')}`;
    const title = spec.doc.text === undefined ? spec.meta.title : undefined;
    const comment = docComment({ ...spec.doc, text: spec.doc.text ?? title }, `\`${spec.location.path}\``);
    const inner: Code[] = [
      initInterface(this.fields, (emitter) => docComment(emitter.field.spec.doc)),
      ...[...spec.enums.values()].map((item) => ['', enumCode(item)]),
      ...nested.map((model) => ['', classCode(model, this.module)]),
    ];
    return [comment, block(head, this.members()), '', block(`export namespace ${className(spec)}`, inner)];
  }

  private members(): Code {
    const parts = [
      this.fieldInfo(),
      this.properties(),
      this.caches(),
      this.statics(),
      frameLengthMethod(this.owner, this.module, this.expressions),
      this.constructorCode(),
      this.read(false),
      this.read(true),
      block('override _write__seq(io: KaitaiStream): void', [
        'this._io = io;',
        this.sequence((f) => f.write(), 'io.writeAlignToByte();'),
      ]),
      this.check(),
      this.checkAll(),
      initMethod(this.fields, this.path),
      prepareMethod(this.owner, this.fields),
      byteLengthMethod(this.owner, this.fields),
      lookaheadMethod(this.owner, this.fields),
      ...this.fields.flatMap((emitter) => [validMethod(emitter), contentsMethod(emitter)]),
      ...this.owner.instances.map((instance) => this.instance(instance)),
      this.toStringCode(),
    ];
    this.module.use('KaitaiStream');
    return parts.filter((part) => !isEmpty(part)).map((part, i) => (i === 0 ? part : ['', part]));
  }

  /** What the specification says of each field, for whoever shows them. */
  private fieldInfo(): Code {
    const infos = this.fields.map(({ name, field: { spec, type } }) => {
      const doc = spec.doc.text === undefined ? '' : `, doc: ${quote(spec.doc.text)}`;
      return `${name}: { id: ${quote(spec.id)}, path: ${quote(spec.path)}, type: ${quote(typeName(type))}${doc} },`;
    });
    const type = `as const satisfies { [name: string]: ${this.module.useType('FieldInfo')} }`;
    return [
      '/** What the specification says of each field. */',
      block('static readonly fields =', infos, `} ${type};`),
    ];
  }

  private properties(): Code {
    const params = this.owner.params.map(({ spec, type }) => [
      docComment(spec.doc, `\`params\`: \`${spec.id}\``),
      `declare ${propertyName(spec.id, this.owner)}: ${this.module.typeOf(type)};`,
    ]);
    const fields = this.fields.map((emitter) => [
      docComment(emitter.field.spec.doc, `\`${emitter.field.spec.path}\``),
      `declare ${emitter.name}: ${emitter.tsType}${emitter.optional ? ' | undefined' : ''};`,
    ]);
    const links = [
      `declare _parent: ${this.parentType()} | undefined;`,
      `declare _root: ${this.rootType()} | undefined;`,
    ];
    return [links, ...[...params, ...fields].map((property) => ['', property])];
  }

  private parentType(): string {
    const parents = [...this.owner.parents].map((parent) => this.module.class(parent));
    return parents.length === 0 ? 'KaitaiStruct' : parents.sort().join(' | ');
  }

  private rootType(): string {
    return this.module.class(rootOf(this.owner));
  }

  private caches(): Code {
    return this.owner.instances.map(
      ({ spec }) => `private declare _m_${propertyName(spec.id, this.owner)}: unknown;`,
    );
  }

  private paramList(): { declare: string[]; pass: string[] } {
    const pass = this.owner.params.map(({ spec }) => localName(propertyName(spec.id, this.owner)));
    return {
      declare: this.owner.params.map(({ type }, i) => `${pass[i]}: ${this.module.typeOf(type)}`),
      pass,
    };
  }

  private statics(): Code {
    const { declare, pass } = this.paramList();
    const args = (...first: string[]) =>
      [...first, ...(pass.length > 0 ? ['undefined', 'undefined', ...pass] : [])].join(', ');
    return [
      '/**',
      ' * Reads one from the start of the bytes; bytes behind it are left alone.',
      ' *',
      ' * @throws KaitaiError if the bytes are not one, or not all of it is there',
      ' */',
      block(`static fromBytes(${['bytes: Uint8Array', ...declare].join(', ')}): ${this.path}`, [
        `return new ${this.path}(${args('new KaitaiStream(bytes)')});`,
      ]),
      '',
      '/**',
      ' * Makes one from its fields; what follows from them is filled in. One that is made already is returned.',
      ' *',
      ' * @throws ConsistencyError if a field is missing',
      ' */',
      block(`static of(${[`init: ${this.path} | ${this.path}.Init`, ...declare].join(', ')}): ${this.path}`, [
        `if (init instanceof ${this.path}) return init;`,
        `const self = ${this.path}._of(${['init', 'undefined', 'undefined', ...pass].join(', ')});`,
        'self._prepare();',
        'return self;',
      ]),
      '',
      '/** The same as a part of something larger, which fills in what follows when it is complete. @internal */',
      block(
        `static _of(${[`init: ${this.path} | ${this.path}.Init`, ...this.links(' | undefined'), ...declare].join(', ')}): ${this.path}`,
        [
          `if (init instanceof ${this.path}) return init;`,
          `const self = new ${this.path}(${['undefined', 'parent', 'root', ...pass].join(', ')});`,
          'self._init(init);',
          'return self;',
        ],
      ),
    ];
  }

  private links(or: string): string[] {
    const mark = or === '' ? '?' : '';
    return [`parent${mark}: ${this.parentType()}${or}`, `root${mark}: ${this.rootType()}${or}`];
  }

  private constructorCode(): Code {
    const { declare, pass } = this.paramList();
    // A parameter that must be given cannot stand behind one that need not.
    const given =
      declare.length > 0
        ? ['io: KaitaiStream | undefined', ...this.links(' | undefined')]
        : ['io?: KaitaiStream', ...this.links('')];
    const root = this.owner.outer === undefined ? 'root ?? this' : 'root';
    const assign = this.owner.params.map(
      ({ spec }, i) => `this.${propertyName(spec.id, this.owner)} = ${pass[i]};`,
    );
    return [
      '/** Reads at once from the stream; without one, the object is empty until its fields are set. */',
      block(`constructor(${[...given, ...declare].join(', ')})`, [
        'super(io, parent);',
        `this._root = ${root};`,
        assign,
        // Not in a method of the base class: there the engine would meet every class, and compile it for none.
        block('if (io !== undefined)', [
          'if (io.annotator === undefined) this._read();',
          'else this._readAnnotated(io.annotator);',
        ]),
      ]),
    ];
  }

  /** The code of each field, and between them what brings the stream back to whole bytes. */
  private sequence(code: (emitter: FieldEmitter) => Code, align: string): Code {
    let inBits = false;
    return this.fields.map((emitter) => {
      const bits = bitsOf(emitter.field.type) !== undefined;
      const between = inBits && !bits ? [align] : [];
      inBits = bits;
      return [between, code(emitter)];
    });
  }

  private read(annotated: boolean): Code {
    const name = annotated ? `_readAnnotated(annotator: ${this.module.useType('Annotator')})` : '_read()';
    const body = this.sequence((emitter) => emitter.read(annotated), 'io.alignToByte();');
    const unused = annotated ? ['void annotator;'] : [];
    return block(`override ${name}: void`, [
      isEmpty(body) ? unused : ['const io = this._stream();', body],
      'this._dirty = false;',
    ]);
  }

  private check(): Code {
    return block('override _check(): void', [
      this.fields.map((emitter) => emitter.check()),
      'this._dirty = false;',
    ]);
  }

  private checkAll(): Code {
    const parts = this.fields.flatMap(({ name, field: { type } }) =>
      type.kind === 'user' || type.kind === 'switch' ? [`this._checkPart(this.${name});`] : [],
    );
    return block('override _checkAll(): void', ['this._check();', parts]);
  }

  /** A value instance: computed when it is first asked for. */
  private instance(instance: InstanceModel): Code {
    const { spec } = instance;
    const typed = this.module.table.instance(instance);
    if (typed === undefined) return [];
    const name = propertyName(spec.id, this.owner);
    const cache = `this._m_${name}`;
    const element = this.module.typeOf(typed.type);
    const type = typed.optional ? `${element} | undefined` : element;
    const converted = typed.optional
      ? this.expressions.maybe(typed.type, spec.value)
      : this.expressions.as(typed.type, spec.value);
    const rule = spec.valid && ruleCode(spec.valid, typed.type, spec.path, this.module, this.expressions);
    const compute: Code =
      rule === undefined
        ? `${cache} = ${converted};`
        : [
            `const value = ${converted};`,
            typed.optional ? block('if (value !== undefined)', rule) : rule,
            `${cache} = value;`,
          ];
    const guarded = spec.condition
      ? block(`if (${this.expressions.condition(spec.condition, {}, compared(spec.value.ast))})`, compute)
      : compute;
    return [
      docComment(spec.doc, `\`${spec.path}\``),
      block(`get ${name}(): ${type}`, [
        block(`if (${cache} === undefined)`, guarded),
        `return ${cache} as ${type};`,
      ]),
      '',
      `/** Makes \`${name}\` be computed anew. */`,
      block(`_invalidate${methodSuffix(name)}(): void`, `${cache} = undefined;`),
    ];
  }

  private toStringCode(): Code {
    const { toStringExpression } = this.owner.spec;
    if (toStringExpression === undefined) return [];
    return block(
      'override toString(): string',
      `return ${this.expressions.as({ kind: 'str' }, toStringExpression)};`,
    );
  }
}

/** The type as the specification spells it. */
function typeName(type: FieldType): string {
  switch (type.kind) {
    case 'int':
      return `${type.signed ? 's' : 'u'}${type.width}${type.width === 1 ? '' : type.endian}`;
    case 'bits':
      return `b${type.width}${type.endian === 'le' ? 'le' : ''}`;
    case 'float':
      return `f${type.width}${type.endian}`;
    case 'enum':
      return typeName(type.base);
    case 'bytes':
    case 'str':
      return type.kind;
    case 'user':
      return type.class.spec.id;
    case 'switch':
      return 'switch';
  }
}
