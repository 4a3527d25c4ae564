/**
 * A field of the sequence: its element, and around it whether it is there, how often, and what it must be.
 */
import { holdsCalculatedEndian } from '../analyse/endian.js';
import { comparedNames, fieldExpressions, repeatExpressions } from '../analyse/field-expressions.js';
import { eachLeavesBits } from '../analyse/kept.js';
import { compared } from '../analyse/shape.js';
import { alwaysHasBytes } from '../analyse/sure-bytes.js';
import { dependsOnIo } from '../analyse/walk.js';
import { elementOptional, elementType, fieldType } from '../infer/field-values.js';
import { type ClassModel, type FieldModel, followingFrom, type LengthField } from '../model/class.js';
import type { Expression } from '../model/spec.js';
import { typesIn } from '../model/types.js';
import { block, type Code, indent, isEmpty, mentions, print, quote } from './code.js';
import type { ModuleContext } from './context.js';
import { countCode, type Element } from './element/element.js';
import { elementOf } from './element/index.js';
import type { ExpressionEmitter, Place } from './expression.js';
import { methodSuffix, propertyName } from './names.js';
import { alignmentCheck, countedPadding, settledCode } from './padding.js';
import { turnForth } from './prepare-values.js';
import { readLoop } from './read-loop.js';
import { spanned, spannedItem } from './spans.js';
import { stripParens } from './syntax.js';
import { asksForIndex } from './valid.js';

type Around = (code: Code, value: string, index?: string) => Code;

export class FieldEmitter {
  readonly name: string;
  /** The name in the names of its private methods. */
  readonly methodName: string;
  /** The type of the property, without `undefined`. */
  readonly tsType: string;
  readonly optional: boolean;
  readonly element: Element;
  /** Whether a choice of its type may match nothing. */
  readonly mayBeEmpty: boolean;

  constructor(
    readonly field: FieldModel,
    readonly owner: ClassModel,
    readonly module: ModuleContext,
    readonly expressions: ExpressionEmitter,
  ) {
    const typed = fieldType(field);
    const { id } = field.spec;
    this.name = propertyName(id, owner);
    this.methodName = methodSuffix(this.name);
    this.tsType = module.typeOf(typed.type);
    this.optional = typed.optional;
    this.mayBeEmpty = elementOptional(field.type);
    this.element = elementOf(field.type, {
      ...{ module, expressions, owner, id },
      measured: this.isMeasured,
      repeated: this.isRepeated,
      hasObject: true,
    });
  }

  get id(): string {
    return this.field.spec.id;
  }

  /** Its value. */
  protected get self(): string {
    return `this.${this.name}`;
  }

  /** Where the value is kept: like {@link self}, but nothing is read or written by asking for it. */
  get held(): string {
    return this.self;
  }

  /** Whether objects may be in it, which have to be linked and checked in turn. */
  get mayHoldObjects(): boolean {
    return typesIn(this.field.type).some(({ kind }) => kind === 'user');
  }

  /** What names stand for where it is read or written. */
  protected get place(): Place {
    return { io: 'io', index: 'index' };
  }

  /** The field that follows from the length of this one. */
  private get lengthField(): LengthField | undefined {
    return followingFrom(this.field, this.owner).size;
  }

  /** Whether another field follows from the length of this one. */
  get isMeasured(): boolean {
    return this.lengthField !== undefined || this.module.table.isSized(this.field);
  }

  /** Whether another field says where this one is, so that what comes behind it needs to know its length. */
  get isPlaced(): boolean {
    return followingFrom(this.field, this.owner).position !== undefined;
  }

  get isRepeated(): boolean {
    return this.field.spec.repeat !== undefined;
  }

  /** The condition as code; what TypeScript would conclude from it is hidden if the code under it would mind. */
  private conditionCode(condition: Expression, place: Place): string {
    const { type, spec } = this.field;
    const inside = new Set([
      ...comparedNames(type),
      ...repeatExpressions(spec).flatMap(({ ast }) => [...compared(ast)]),
    ]);
    return this.expressions.condition(condition, place, inside);
  }

  /**
   * Only under its condition, if it has one.
   *
   * @param isChecked whether there must be no value where the condition does not hold
   */
  protected conditional(body: Code, place: Place, isChecked = false): Code {
    const { condition } = this.field.spec;
    if (condition === undefined || (isEmpty(body) && !isChecked)) return body;
    const code = this.conditionCode(condition, place);
    const { derived } = this.field;
    // It has a value because that has one of which it is the length, under the same condition.
    if (derived?.kind === 'measure' && derived.without === 'nothing')
      return isEmpty(body) ? body : block(`if (${code})`, body);
    const excluded = `${this.module.use('checkExcluded')}(${quote(this.id)}, ${this.held});`;
    if (isEmpty(body)) return `if (!(${code})) ${excluded}`;
    return [block(`if (${code})`, body), isChecked ? `else ${excluded}` : []];
  }

  /** The value in code that needs one. */
  private present(body: (value: string) => Code): Code {
    const isSure = this.field.spec.condition === undefined || (this.mayBeEmpty && !this.isRepeated);
    if (isSure) return body(this.self);
    const code = body('value');
    if (isEmpty(code)) return code;
    return [`const value = ${this.module.use('present')}(${this.self}, ${this.missing});`, code];
  }

  /** The id to name where it has no value, as code: without that of which it is the length, it has none. */
  private get missing(): string {
    const { derived } = this.field;
    if (derived?.kind !== 'measure' || derived.without !== 'nothing') return quote(this.id);
    const { id } = derived.of.spec;
    return `this.${propertyName(id, this.owner)} === undefined ? ${quote(id)} : ${quote(this.id)}`;
  }

  /** The statement that keeps the bits of the last byte that is read, which no field may take. */
  keepBits(index: string): Code {
    const keep = `${this.module.use('keepBits')}(this, ${quote(this.id)}, ${index}, io);`;
    return `if (io.bitsLeft > 0 || this._kept !== undefined) ${keep}`;
  }

  /** The statement that writes them again, until something else is written there. */
  writeKeptBits(index: string): Code {
    const write = `${this.module.use('writeKeptBits')}(this, ${quote(this.id)}, ${index}, io);`;
    return `if (this._kept !== undefined) ${write}`;
  }

  /** Whether that is done for each value of the field. */
  private get eachLeavesBits(): boolean {
    return eachLeavesBits(this.field);
  }

  /** One value, and the bits that it leaves. */
  private readElement(place: Place, assign: (value: string) => string): Code {
    const read = this.element.read(place, assign);
    return this.eachLeavesBits ? [read, this.keepBits(this.isRepeated ? 'index' : '0')] : read;
  }

  private writeElement(value: string, place: Place): Code {
    const write = this.element.write(value, place);
    return this.eachLeavesBits ? [write, this.writeKeptBits(this.isRepeated ? 'index' : '0')] : write;
  }

  // Reading

  /** @param annotated whether each value is reported to `annotator` with its place */
  read(annotated: boolean): Code {
    const code = spanned(this, this.conditional(this.readValue(annotated), this.place));
    const isAsked = annotated && this.field.spec.condition !== undefined;
    return isAsked ? [`annotator.condition(${this.info}, io);`, code] : code;
  }

  /** Under its condition. */
  protected readValue(annotated: boolean): Code {
    const { place, held } = this;
    const around: Around = (code, value, index = '') =>
      annotated ? [this.open(index), code, `annotator.close(${value}, io);`] : code;
    if (this.isRepeated) {
      const loop = [`${held} = [];`, this.readLoop(place, around, annotated)];
      return around(loop, held);
    }
    // Under a condition that never holds, TypeScript would forget what was assigned.
    const isSure = !this.mustBe || (this.field.spec.condition === undefined && !this.mayBeEmpty);
    const read = this.readElement(place, (value) => `${held} = ${value};`);
    const valid = isSure
      ? this.validCall(this.self, ', io')
      : block(`if (${this.self} !== undefined)`, this.validCall(this.self, ', io'));
    return [around(read, held), valid, alignmentCheck(this)];
  }

  /** The statement that announces the field, or with `, index` an element of it, to `annotator`. */
  protected open(index: string): Code {
    return `annotator.open(${this.info}, io${index});`;
  }

  /** What the specification says of the field, see `FieldInfo` of the runtime. */
  protected get info(): string {
    return `${this.module.class(this.owner)}.fields.${this.name}`;
  }

  private readLoop(place: Place, around: Around, annotated: boolean): Code {
    const { repeat } = this.field.spec;
    const type = this.module.typeOf(elementType(this.field.type));
    const isSimple = this.field.type.kind !== 'switch' && !this.readsLate;
    const needsItem = !isSimple || repeat?.kind === 'until' || this.mustBe || annotated;
    const keep: Code = [this.validCall('item', ', io'), `${this.held}.push(item);`];
    const read: Code = this.readsLate
      ? this.readLate(place, around, type)
      : needsItem
        ? [
            isSimple ? [] : `let item: ${type}${this.mayBeEmpty ? ' | undefined' : ''};`,
            around(
              this.readElement(place, (value) => (isSimple ? `const item = ${value};` : `item = ${value};`)),
              'item',
              ', index',
            ),
            this.mayBeEmpty ? block('if (item !== undefined)', keep) : keep,
          ]
        : this.readElement(place, (value) => `${this.held}.push(${value});`);
    const body: Code = [spannedItem(this), read];
    const item = this.mayBeEmpty || this.readsLate ? `(item as ${type})` : 'item';
    const loop = { repeat, type: this.field.type, body, place, item, methodName: this.methodName };
    return readLoop(loop, this.module, this.expressions);
  }

  /** Whether its objects are told to read, when they are where they belong. */
  private get readsLate(): boolean {
    return typesIn(this.field.type).some((one) => one.kind === 'user' && this.module.isDebugged(one.class));
  }

  /** Reads an element that is kept as far as it was read, and not before. */
  private readLate(place: Place, around: Around, type: string): Code {
    const keep = block('if (item !== undefined)', `${this.held}.push(item);`);
    const read = [
      'try {',
      indent(this.readElement(place, (value) => `item = ${value};`)),
      '} finally {',
      indent(keep),
      '}',
    ];
    const valid = this.validCall('item', ', io');
    return [
      `let item: ${type} | undefined;`,
      around(read, 'item', ', index'),
      isEmpty(valid) ? [] : block('if (item !== undefined)', valid),
    ];
  }

  // Writing

  write(): Code {
    return spanned(this, this.conditional(this.writeValue(), this.place, this.isDeferred));
  }

  /** Under its condition. */
  protected writeValue(): Code {
    const { place } = this;
    const deferred = (rules: Code) => (this.isDeferred ? rules : []);
    const one = (value: string): Code => [
      deferred(this.element.check(value, place)),
      this.writeElement(value, place),
      deferred(this.validRule(value)),
    ];
    if (!this.isRepeated) return [settledCode(this), this.present(one), alignmentCheck(this)];
    const { repeat } = this.field.spec;
    const isToEnd = repeat?.kind === 'eos';
    const end = isToEnd ? `${this.module.use('checkEof')}(${quote(this.id)}, io);` : [];
    // An element that may take no bytes would not be found at the end of the stream.
    const mayVanish = isToEnd && !alwaysHasBytes(this.field.type);
    const start = mayVanish ? `${this.module.use('checkNotEof')}(${quote(this.id)}, io);` : [];
    return this.present((value) => [
      deferred(this.arrayRules(place, value)),
      this.each(value, [spannedItem(this), start, one('item'), this.untilHere(value)]),
      end,
    ]);
  }

  /** Whether the condition that ends a repetition asks the stream, so that it is known where it stands alone. */
  private get endsByStream(): boolean {
    const { repeat } = this.field.spec;
    return repeat?.kind === 'until' && dependsOnIo(repeat.until.ast, this.module.table);
  }

  private untilHere(value: string): Code {
    const { repeat } = this.field.spec;
    if (repeat?.kind !== 'until' || !this.endsByStream) return [];
    const ends = this.expressions.condition(repeat.until, { ...this.place, item: 'item' });
    return `${this.module.use('checkUntilHere')}(${quote(this.id)}, io, index, ${ends}, index === ${value}.length - 1);`;
  }

  /** A loop over the elements, with the index only if it is used. */
  each(value: string, body: Code): Code {
    if (isEmpty(body)) return [];
    const item = mentions(body, 'item') ? 'item' : '_item';
    if (mentions(body, 'index')) return block(`for (const [index, ${item}] of ${value}.entries())`, body);
    return block(`for (const ${item} of ${value})`, body);
  }

  /** Whether the rules can be checked only while writing, because they ask the stream. */
  protected get isDeferred(): boolean {
    return fieldExpressions(this.field).some(({ ast }) => dependsOnIo(ast, this.module.table));
  }

  // Checking

  check(): Code {
    if (this.isDeferred) return [];
    const place: Place = { index: 'index' };
    return this.conditional(
      this.present((value) => this.rules(place, value)),
      place,
      true,
    );
  }

  private rules(place: Place, value: string): Code {
    const { repeat } = this.field.spec;
    if (repeat === undefined) return [this.element.check(value, place), this.validRule(value)];
    const each = this.each(value, [this.element.check('item', place), this.validRule('item')]);
    const until = repeat.kind === 'until' ? this.untilRule(repeat.until, value, place) : [];
    return [this.arrayRules(place, value), each, until];
  }

  /** What `valid` says of one element. */
  private validRule(value: string): Code {
    if (this.isRepeated || !this.mayBeEmpty) return this.validCall(value);
    return this.mustBe ? block(`if (${value} !== undefined)`, this.validCall(value)) : [];
  }

  private arrayRules(place: Place, value: string): Code {
    const { repeat } = this.field.spec;
    const id = quote(this.id);
    const isArray = `${this.module.use('checkArray')}(${id}, ${value});`;
    if (repeat?.kind !== 'expr' || this.mayBeEmpty) return isArray;
    const count = this.expressions.atLeastZero(repeat.count, place);
    return [isArray, `${this.module.use('checkEqual')}(${id}, ${value}.length, ${count});`];
  }

  /** The condition holds for the last element and for no other. */
  private untilRule(until: Expression, value: string, place: Place): Code {
    const condition = this.expressions.condition(until, { ...place, item: 'item', index: 'index' });
    const args = `${mentions(condition, 'item') ? 'item' : '_item'}${mentions(condition, 'index') ? ', index' : ''}`;
    return `${this.module.use('checkUntil')}(${quote(this.id)}, ${value}, (${args}) => ${condition});`;
  }

  private get mustBe(): boolean {
    const { type, spec } = this.field;
    return spec.valid !== undefined || (type.kind === 'bytes' && type.contents !== undefined);
  }

  /** @param io `, io` where it is being read, so that an error can say where the stream stands */
  private validCall(value: string, io = ''): Code {
    const index = asksForIndex(this.field) ? `${io === '' ? ', undefined' : ''}, index` : '';
    return this.mustBe ? `this._valid${this.methodName}(${value}${io}${index});` : [];
  }

  // Measuring

  /** Length of the whole field in bytes, in bits for bit fields, which is there. */
  measured(): string {
    const place: Place = { index: 'index' };
    const { condition } = this.field.spec;
    const isSure = condition === undefined || (this.mayBeEmpty && !this.isRepeated);
    const value = isSure ? this.self : `${this.module.use('present')}(${this.self}, ${quote(this.id)})`;
    return this.isRepeated ? this.sum(value, place) : this.element.length(value, place);
  }

  /** The same, of what was prepared to be written; 0 if it is not there because of its condition. */
  length(): string {
    const place: Place = { index: 'index' };
    const { condition } = this.field.spec;
    const code = this.derivedLength ?? this.measured();
    if (condition === undefined) return code;
    // A condition that asks the stream is not known yet.
    const isKnown = !dependsOnIo(condition.ast, this.module.table);
    const test = isKnown ? this.conditionCode(condition, place) : `${this.self} !== undefined`;
    return `((${test}) ? ${code} : 0)`;
  }

  /** Statements that tell `counter` of it, if it is not of bits, for objects that share bytes with others. */
  count(): Code {
    const place: Place = { index: 'index' };
    const { spec } = this.field;
    const one = (value: string) => countedPadding(this) ?? countCode(this.element, value, place);
    const all = (value: string): Code => {
      if (this.derivedLength !== undefined) return `counter.bytes(${stripParens(this.derivedLength)});`;
      return this.isRepeated ? this.each(value, one('item')) : one(value);
    };
    const isAsked = print(all('asked')).includes('asked');
    const code = isAsked ? this.present(all) : all(this.self);
    const isKnown = spec.condition === undefined || !dependsOnIo(spec.condition.ast, this.module.table);
    return isKnown ? this.conditional(code, place) : block(`if (${this.self} !== undefined)`, code);
  }

  /** Its length in bytes where another field follows from it: as the specification says, by that field. */
  private get derivedLength(): string | undefined {
    const { size } = this.field.spec.extent;
    // What needs to know its byte order to be measured is not derived before.
    const length = this.lengthField;
    if (length === undefined || size === undefined || holdsCalculatedEndian(this.field.type))
      return undefined;
    if (length.derived.without === 'nothing') {
      // Without this field, that one has no value: then this one is what is missing.
      const said = `${this.module.use('present')}(this.${propertyName(length.spec.id, this.owner)}, ${quote(this.id)})`;
      return turnForth(said, length, this.module);
    }
    const code = this.expressions.count(size);
    return /^[\w.]+( \+ \d+)?$/.test(code) ? code : `(${code})`;
  }

  private sum(value: string, place: Place): string {
    const one = this.element.length('item', place);
    const [usesItem, usesIndex] = [mentions(one, 'item'), mentions(one, 'index')];
    if (!usesItem && !usesIndex) {
      return `${value}.length * ${/^[\w.]+$/.test(one) ? one : `(${stripParens(one)})`}`;
    }
    const args = `sum, ${usesItem ? 'item' : '_item'}${usesIndex ? ', index' : ''}`;
    // An array that may hold numbers would take the sum for one of its elements.
    const { kind } = elementType(this.field.type);
    const of = kind === 'union' || kind === 'int' || kind === 'enum' ? '<number>' : '';
    return `${value}.reduce${of}((${args}) => sum + ${one}, 0)`;
  }
}
