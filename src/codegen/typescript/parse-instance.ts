/**
 * Instances that are read from a position: when they are first asked for, and written when they are first
 * needed or at the end.
 *
 * Each has three properties: `_m_body` keeps the value, `bodyEnabled` says whether it takes part in writing,
 * and `_w_body` in which round of writing it is still to be written.
 */

import { usesEndian } from '../analyse/endian.js';
import { mayContain } from '../analyse/instances.js';
import { beforeLeftBits } from '../analyse/kept.js';
import { mayAskForItself } from '../analyse/nesting.js';
import { asksForSize } from '../analyse/walk.js';
import type { ClassModel, ParseInstanceModel } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { block, type Code, indent, isEmpty, quote } from './code.js';
import type { ModuleContext } from './context.js';
import { docComment } from './docs.js';
import type { ExpressionEmitter, Place } from './expression.js';
import { FieldEmitter } from './field.js';
import { enabledName, invalidateName } from './names.js';
import { counted, type Wrap } from './nesting.js';
import { spanned } from './spans.js';

export class ParseInstanceEmitter extends FieldEmitter {
  /** Whether the instance takes part in writing. */
  readonly enabled: string;

  constructor(
    readonly instance: ParseInstanceModel,
    owner: ClassModel,
    module: ModuleContext,
    expressions: ExpressionEmitter,
  ) {
    super(instance, owner, module, expressions);
    this.enabled = `this.${enabledName(instance.spec.id, owner)}`;
  }

  override get held(): string {
    return `this._m_${this.name}`;
  }

  /** Whether a field of the sequence follows from it, so that it cannot be left out. */
  get decides(): boolean {
    return this.owner.seq.some(
      ({ derived }) =>
        (derived?.kind === 'measure' || derived?.kind === 'position') && derived.of === this.field,
    );
  }

  protected override readValue(annotated: boolean): Code {
    const read = super.readValue(annotated);
    return beforeLeftBits(this.owner).has(this.field) ? [read, this.keepBits('0')] : read;
  }

  protected override writeValue(): Code {
    const write = super.writeValue();
    return beforeLeftBits(this.owner).has(this.field) ? [write, this.writeKeptBits('0')] : write;
  }

  /** Whether its position counts from the end of the stream. */
  get isAtEnd(): boolean {
    const { pos } = this.instance.spec;
    return pos !== undefined && asksForSize(pos.ast, this.module.table);
  }

  get round(): string {
    return `this._w_${this.name}`;
  }

  /** In another stream, `_io` is still that of the object. */
  protected override get place(): Place {
    return this.instance.spec.io === undefined ? super.place : { index: 'index' };
  }

  protected override open(index: string): Code {
    if (index !== '') return super.open(index);
    return `annotator.openInstance(${this.info}, io, this);`;
  }

  /** The declarations of what is remembered of it. */
  state(): Code {
    return [
      `private declare _m_${this.name}: ${this.tsType} | undefined;`,
      `private declare _w_${this.name}: ${this.module.useType('WriteRound')} | undefined;`,
      `/** Whether \`${this.name}\` is checked and written. */`,
      `declare ${this.enabled.slice('this.'.length)}: boolean;`,
    ];
  }

  /** Whether it takes part in writing: what was read and never asked for is still where it was. */
  get takesPart(): string {
    return `${this.enabled} && (${this.held} !== undefined || this._origin === undefined)`;
  }

  markToWrite(): Code {
    return `${this.round} = ${this.takesPart} ? ${this.module.use('currentRound')}() : undefined;`;
  }

  override check(): Code {
    const body = super.check();
    return isEmpty(body) ? [] : block(`if (${this.takesPart})`, body);
  }

  members(): Code {
    const { held, round, methodName, optional, module, id } = this;
    const valueType = `${this.tsType}${optional ? ' | undefined' : ''}`;
    const value = optional ? held : `${module.use('present')}(${held}, ${quote(id)})`;
    return [
      docComment(this.field.spec.doc, `\`${this.field.spec.path}\``),
      block(`get ${this.name}(): ${valueType}`, [
        `if (${held} === undefined || ${round} !== undefined) this._fetch${methodName}();`,
        `return ${value};`,
      ]),
      '',
      block(`set ${this.name}(value: ${valueType})`, [`${held} = value;`, 'this._dirty = true;']),
      '',
      `/** Makes \`${this.name}\` be read anew. */`,
      block(`${invalidateName(this.name)}(): void`, [`${held} = undefined;`, 'this._readFromLast();']),
      '',
      block(`private _fetch${methodName}(): void`, [
        `if (${module.use('isToWrite')}(${round})) this._write${methodName}();`,
        `else if (${held} === undefined && ${this.enabled} && this._io !== undefined) this._read${methodName}();`,
      ]),
      '',
      this.readMethod(),
      '',
      this.writeMethod(),
    ];
  }

  private readMethod(): Code {
    const again = `() => this._read${this.methodName}()`;
    const placed = `${this.module.use('withPlaceOfInstance')}(error, this, ${this.info}, io, ${again})`;
    const failed = block(
      '} catch (error)',
      [`${this.held} = undefined;`, `if (!${this.module.use('mayBeLeft')}(error)) throw ${placed};`],
      '} finally {',
    );
    const read = this.module.isDebugged(this.owner) ? this.debuggedRead() : this.plainRead();
    const body = mayContain(this.field.type, this.owner) ? this.withEnd(read) : read;
    const steps = [this.decided, this.named(this.inPlace(body, failed))];
    const endless = mayAskForItself(this.instance, this.module.table);
    const all = endless ? counted(this.field.spec.path, this.module, steps, 'this._io') : steps;
    return block(`private _read${this.methodName}(): void`, all);
  }

  /** What says whether it is there, and in which stream, fails before anything is known of its place. */
  private named(body: Code): Code {
    const { condition, io } = this.instance.spec;
    if (condition === undefined && io === undefined) return body;
    const path = `${this.module.use('withPathOfInstance')}(error, this, ${this.info})`;
    return [
      block('try', body, '} catch (error) {'),
      indent(`if (!${this.module.use('mayBeLeft')}(error)) throw ${path};`),
      '}',
    ];
  }

  /** What decides the byte order may ask for the instance, which is then read too early if it needs to know it. */
  private get decided(): Code {
    return usesEndian(this.field.type) ? `${this.module.use('decided')}(this._is_le);` : [];
  }

  /** What may be inside itself is held to come to an end. */
  private withEnd(read: Code): Code {
    const args = [quote(this.field.spec.path), this.held, 'io', 'start', 'this'];
    return ['const start = io.pos;', read, `${this.module.use('checkEnds')}(${args.join(', ')});`];
  }

  private plainRead(): Code {
    return [
      'const { annotator } = io;',
      'if (annotator === undefined) {',
      indent(spanned(this, this.readValue(false))),
      '} else {',
      indent(spanned(this, this.readValue(true))),
      '}',
    ];
  }

  private debuggedRead(): Code {
    const notes = this.module.use('DebugNotes');
    return [`const annotator = new ${notes}(this, io.annotator);`, spanned(this, this.readValue(true))];
  }

  private writeMethod(): Code {
    return block(`private _write${this.methodName}(): void`, [
      this.decided,
      `${this.round} = undefined;`,
      this.inPlace(spanned(this, this.writeValue()), '} finally {', true),
    ]);
  }

  private positionCode(pos: Expression, isWriting: boolean): string {
    const code = this.expressions.count(pos, this.place);
    // How long a growing stream will be is not known, so what counts from its end comes behind what is there.
    return isWriting && this.isAtEnd ? `io.isGrowing ? io.size : ${code}` : code;
  }

  /** At the position, under the condition; afterwards the stream stands where it stood. */
  private inPlace(body: Code, end: Code, isWriting = false): Code {
    const { pos } = this.instance.spec;
    const seek = pos === undefined ? [] : [`io.seek(${this.positionCode(pos, isWriting)});`];
    const steps = [
      this.stream(isWriting),
      'const mark = io.mark();',
      'try {',
      indent([seek, body]),
      end,
      indent('io.reset(mark);'),
      '}',
    ];
    return this.conditional(steps, {}, isWriting && this.isDeferred);
  }

  private stream(isWriting: boolean): Code {
    const { io } = this.instance.spec;
    if (io === undefined)
      return `const io = ${isWriting ? 'this._stream()' : 'this._origin ?? this._stream()'};`;
    const other = this.expressions.value(io);
    if (!isWriting) return `const io = ${other};`;
    return [
      `const io = ${this.module.use('streamToWrite')}(() => ${other});`,
      'if (io === undefined) return;',
    ];
  }
}

/** `_fetchInstances()`: of the object, then of its parts, and at last what counts from the end of the stream. */
export function fetchMethod(
  fields: readonly FieldEmitter[],
  instances: readonly ParseInstanceEmitter[],
  wrap: Wrap,
): Code {
  // While something is written, what nobody has asked for is left alone.
  const fetch = (instance: ParseInstanceEmitter) =>
    `if (${instance.enabled} && (${instance.round} !== undefined || ${instance.module.use('currentRound')}() === undefined)) this._fetch${instance.methodName}();`;
  const fetchPart = ({ mayHoldObjects, held }: FieldEmitter) =>
    mayHoldObjects ? [`this._fetchPart(${held});`] : [];
  const early = instances.filter(({ isAtEnd }) => !isAtEnd);
  const late = instances.filter(({ isAtEnd }) => isAtEnd);
  const steps = [
    early.map(fetch),
    [...fields, ...early].map(fetchPart),
    late.map(fetch),
    late.map(fetchPart),
  ];
  return block('override _fetchInstances(): void', wrap(steps));
}
