/**
 * `process`: the calls that decode bytes that were read, and encode bytes to be written.
 */
import { dependsOnIo } from '../../analyse/walk.js';
import { type Process, processExpressions } from '../../model/spec.js';
import { quote } from '../code.js';
import type { ModuleContext } from '../context.js';
import type { ExpressionEmitter, Place } from '../expression.js';
import { upperCamel } from '../names.js';
import { stripParens } from '../syntax.js';
import type { KeptCode } from './kept.js';

export class ProcessCode {
  constructor(
    private readonly process: Process,
    private readonly module: ModuleContext,
    private readonly expressions: ExpressionEmitter,
    /** What was read, which is written again if it still means the same. */
    private readonly kept?: KeptCode,
  ) {}

  /** Whether there are as many bytes behind it as before. */
  get keepsLength(): boolean {
    return this.process.kind === 'xor' || this.process.kind === 'rotate';
  }

  /** Whether the arguments depend on where the stream stands. They are evaluated behind the bytes. */
  get asksStream(): boolean {
    return processExpressions(this.process).some(({ ast }) => dependsOnIo(ast, this.module.table));
  }

  decode(bytes: string, place: Place): string {
    if (this.process.kind === 'zlib') return `${this.module.useModule('zlib', 'processZlib')}(${bytes})`;
    if (this.process.kind === 'custom')
      return `${this.module.use('decodeCustom')}(${bytes}, ${this.custom(place)})`;
    return this.builtin(bytes, this.argument(place), false);
  }

  /**
   * @param length of the field in bytes, as code, if its arguments ask the stream
   */
  encode(bytes: string, place: Place, length?: string): string {
    const { process, module } = this;
    if (process.kind === 'zlib') return this.compressed(bytes);
    const behind = (code: string) =>
      length === undefined ? code : `${module.use('behind')}(io, ${length}, () => ${code})`;
    if (process.kind === 'custom') {
      return this.encodedBy(behind(this.custom(place)), bytes);
    }
    return this.builtin(bytes, behind(this.argument(place)), true);
  }

  /** What it needs to know, evaluated where the bytes are written, for {@link encodeWith}; undefined for nothing. */
  captured(place: Place, length: string): string {
    const behind = (code: string) =>
      this.asksStream ? `${this.module.use('behind')}(io, ${length}, () => ${code})` : code;
    if (this.process.kind === 'zlib') return 'undefined';
    return behind(this.process.kind === 'custom' ? this.custom(place) : this.argument(place));
  }

  /** The bytes encoded with what was captured. */
  encodeWith(bytes: string, captured: string): string {
    if (this.process.kind === 'zlib') return this.compressed(bytes);
    if (this.process.kind === 'custom') return this.encodedBy(captured, bytes);
    return this.builtin(bytes, captured, true);
  }

  private compressed(bytes: string): string {
    const args = [bytes, ...(this.kept?.bytesAndRules ?? [])];
    return `${this.module.useModule('zlib', 'unprocessZlib')}(${args.join(', ')})`;
  }

  /** By an object of somebody else's class. */
  private encodedBy(process: string, bytes: string): string {
    const name = this.process.kind === 'custom' ? this.process.path.join('.') : '';
    const args = [quote(name), process, bytes, ...(this.kept?.bytesAndRules ?? [])];
    return `${this.module.use('encodeCustom')}(${args.join(', ')})`;
  }

  private argument(place: Place): string {
    if (this.process.kind === 'xor')
      return stripParens(this.expressions.operand(this.process.key, place).code);
    return this.process.kind === 'rotate' ? this.expressions.count(this.process.amount, place) : '';
  }

  private builtin(bytes: string, argument: string, undo: boolean): string {
    if (this.process.kind === 'xor') return `${this.module.use('processXor')}(${bytes}, ${argument})`;
    const isRight = this.process.kind === 'rotate' && this.process.right !== undo;
    return `${this.module.use('processRotateLeft')}(${bytes}, ${isRight ? `-(${argument})` : argument})`;
  }

  /** An object of somebody else's class, which is in a file named as the process is. */
  private custom(place: Place): string {
    if (this.process.kind !== 'custom') return '';
    const { path, args } = this.process;
    const name = upperCamel(path.at(-1) ?? '');
    const values = args.map((arg) => stripParens(this.expressions.operand(arg, place).code));
    return `new ${this.module.useProcess(path.join('/'), name)}(${values.join(', ')})`;
  }
}
