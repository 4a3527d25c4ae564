/**
 * One class for one type: properties, constructor, and the methods that read, write, check and measure.
 */
import { bitsOf, goesOn, isCounted } from '../analyse/bits.js';
import { hasInstances } from '../analyse/instances.js';
import { beforeLeftBits, keepsAnything } from '../analyse/kept.js';
import { type ClassModel, parseInstances } from '../model/class.js';
import { block, type Code, isEmpty } from './code.js';
import { checkedReading, computedMethods, noteWritten } from './computed.js';
import { constructorMethod, factoryMethods, parentType, rootType } from './construct.js';
import type { ModuleContext } from './context.js';
import { docComment } from './docs.js';
import { decideEndian, endianMethod, endianProperty, prepareEndian } from './endian.js';
import { enumCode } from './enum.js';
import { ExpressionEmitter } from './expression.js';
import { FieldEmitter } from './field.js';
import { fieldInfo } from './field-info.js';
import { frameLengthMethod, streamEndProperty } from './frame-length.js';
import { byteLengthMethod, countMethod, lookaheadMethod } from './lengths.js';
import { className, propertyName } from './names.js';
import { limited, type Wrap } from './nesting.js';
import { fetchMethod, ParseInstanceEmitter } from './parse-instance.js';
import { checkParts } from './parts.js';
import { placedState } from './placing.js';
import { initInterface, initMethod, prepareMethod } from './prepare.js';
import { taggedUnionProperties } from './tagged-union.js';
import { contentsMethod, validMethod } from './valid.js';
import { valueInstance } from './value-instance.js';

export function classCode(owner: ClassModel, module: ModuleContext): Code {
  return new ClassEmitter(owner, module).code();
}

class ClassEmitter {
  private readonly expressions: ExpressionEmitter;
  /** The sequence. */
  private readonly fields: FieldEmitter[];
  private readonly instances: ParseInstanceEmitter[];
  /** Both. */
  private readonly all: FieldEmitter[];
  private readonly path: string;
  /** The body of a method that goes on to the objects in it, no deeper than is allowed. */
  private readonly limited: Wrap = (body, io) => limited(this.owner, this.module, body, io);

  constructor(
    private readonly owner: ClassModel,
    private readonly module: ModuleContext,
  ) {
    this.expressions = new ExpressionEmitter(module);
    this.fields = owner.seq.map((field) => new FieldEmitter(field, owner, module, this.expressions));
    this.instances = parseInstances(owner).map(
      (instance) => new ParseInstanceEmitter(instance, owner, module, this.expressions),
    );
    this.all = [...this.fields, ...this.instances];
    this.path = module.class(owner);
  }

  code(): Code {
    const { spec, nested } = this.owner;
    const base = hasInstances(this.owner) ? 'PositionedStruct' : 'KaitaiStruct';
    const head = `export class ${className(spec)} extends ${this.module.use(base)}`;
    const title = spec.doc.text === undefined ? spec.meta.title : undefined;
    const comment = docComment({ ...spec.doc, text: spec.doc.text ?? title }, `\`${spec.location.path}\``);
    const inner: Code[] = [
      initInterface(this.all, (emitter) => docComment(emitter.field.spec.doc)),
      ...[...spec.enums.values()].map((item) => ['', enumCode(item)]),
      ...nested.map((model) => ['', classCode(model, this.module)]),
    ];
    return [comment, block(head, this.members()), '', block(`export namespace ${className(spec)}`, inner)];
  }

  private members(): Code {
    const parts = [
      fieldInfo(this.all, this.module),
      this.properties(),
      this.caches(),
      factoryMethods(this.owner, this.module),
      frameLengthMethod(this.owner, this.module, this.expressions),
      streamEndProperty(this.owner, this.module),
      constructorMethod(this.owner, this.module),
      this.read(false),
      this.read(true),
      block('override _write__seq(io: KaitaiStream): void', [
        `if (this._dirty) ${this.module.use('refuseUnchecked')}();`,
        this.module.isPositioned ? `${this.module.use('leaveStream')}(this);` : [],
        'this._io = io;',
        noteWritten(this.owner, this.module),
        this.instances.map((instance) => instance.markToWrite()),
        this.limited(
          [
            decideEndian(this.owner, this.module),
            this.sequence(
              (emitter) => emitter.write(),
              'io.writeAlignToByte();',
              (emitter) => emitter.writeKeptBits('0'),
            ),
          ],
          'io',
        ),
      ]),
      this.check(),
      this.checkAll(),
      initMethod(this.all, this.path, this.limited),
      prepareMethod(this.owner, this.all, prepareEndian(this.owner, this.module), this.limited),
      computedMethods(this.owner, this.fields, this.module),
      endianMethod(this.owner, this.module, this.expressions),
      byteLengthMethod(this.owner, this.fields, this.instances, this.module),
      isCounted(this.owner) ? countMethod(this.fields, this.module, this.limited) : [],
      lookaheadMethod(this.owner, this.fields),
      hasInstances(this.owner) ? fetchMethod(this.fields, this.instances, this.limited) : [],
      ...this.all.flatMap((emitter) => [validMethod(emitter), contentsMethod(emitter)]),
      ...this.instances.map((instance) => instance.members()),
      ...this.owner.instances.map((instance) =>
        instance.kind === 'value' ? valueInstance(instance, this.owner, this.module, this.expressions) : [],
      ),
      taggedUnionProperties(this.owner, this.module),
      this.toStringCode(),
    ];
    this.module.use('KaitaiStream');
    return parts.filter((part) => !isEmpty(part)).map((part, i) => (i === 0 ? part : ['', part]));
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
      `declare _parent: ${parentType(this.owner, this.module)} | null | undefined;`,
      `declare _root: ${rootType(this.owner, this.module)} | null | undefined;`,
    ];
    const debug = this.module.isDebugged(this.owner)
      ? [
          '/** Where each field was that was read. */',
          `declare _debug: ${this.module.useType('DebugMap')};`,
          '',
        ]
      : [];
    return [
      debug,
      links,
      endianProperty(this.owner),
      ...[...params, ...fields].map((property) => ['', property]),
    ];
  }

  private caches(): Code {
    const values = this.owner.instances.flatMap(({ kind, spec }) =>
      kind === 'value' ? [`private declare _m_${propertyName(spec.id, this.owner)}: unknown;`] : [],
    );
    return [values, placedState(this.fields), this.instances.map((instance) => instance.state())];
  }

  /**
   * The code of each field, and between them what brings the stream back to whole bytes.
   *
   * @param behindBits the code behind a run of bits that may leave some of its last byte
   */
  private sequence(
    code: (emitter: FieldEmitter) => Code,
    align: string,
    behindBits: (emitter: FieldEmitter) => Code,
  ): Code {
    const leaving = beforeLeftBits(this.owner);
    let inBits = false;
    return this.fields.map((emitter) => {
      const bits = bitsOf(emitter.field.type) !== undefined;
      const between = inBits && !bits && !goesOn(emitter.field) ? [align] : [];
      inBits = bits;
      return [between, code(emitter), leaving.has(emitter.field) ? behindBits(emitter) : []];
    });
  }

  private read(annotated: boolean): Code {
    if (!annotated && this.module.isDebugged(this.owner))
      return block(
        'override _read(): void',
        checkedReading(this.owner, this.module, `${this.module.use('readDebugged')}(this, this._stream());`),
      );
    const name = annotated ? `_readAnnotated(annotator: ${this.module.useType('Annotator')})` : '_read()';
    const body = this.sequence(
      (emitter) => emitter.read(annotated),
      'io.alignToByte();',
      (emitter) => emitter.keepBits('0'),
    );
    const unused = annotated && this.instances.length === 0 ? ['void annotator;'] : [];
    const begin = annotated && this.instances.length > 0 ? ['annotator.begin(this);'] : [];
    const steps = [
      begin,
      keepsAnything(this.owner) ? 'this._kept = undefined;' : [],
      decideEndian(this.owner, this.module),
      isEmpty(body) ? unused : ['const io = this._stream();', body],
      'this._dirty = false;',
      // It may have all of the stream that it starts, and what no field reads may be read by an instance.
      hasInstances(this.owner) ? 'this._origin = this._io;' : [],
      hasInstances(this.owner) ? 'if (this._parent === undefined) this._keepRest();' : [],
    ];
    const reading = checkedReading(this.owner, this.module, this.limited(steps, 'this._io'));
    return block(`override ${name}: void`, reading);
  }

  private check(): Code {
    return block('override _check(): void', [
      this.all.map((emitter) => emitter.check()),
      'this._dirty = false;',
    ]);
  }

  private checkAll(): Code {
    const parts = this.all.flatMap((field) => (field.mayHoldObjects ? [checkParts(field)] : []));
    return block('override _checkAll(): void', ['this._check();', parts]);
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
