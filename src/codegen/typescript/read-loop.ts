/**
 * The loop in which the elements of a repeated field are read.
 */
import { tested } from '../analyse/shape.js';
import { alwaysHasBytes } from '../analyse/sure-bytes.js';
import type { Repeat } from '../model/spec.js';
import type { FieldType } from '../model/types.js';
import { block, type Code } from './code.js';
import type { ModuleContext } from './context.js';
import type { ExpressionEmitter, Place } from './expression.js';

export interface ReadLoop {
  readonly repeat: Repeat | undefined;
  readonly type: FieldType;
  /** Reads one element. */
  readonly body: Code;
  readonly place: Place;
  /** The code of the element, for the condition that ends the repetition. */
  readonly item: string;
  /** Of the field, in names of its own. */
  readonly methodName: string;
}

export function readLoop(loop: ReadLoop, module: ModuleContext, expressions: ExpressionEmitter): Code {
  const { repeat, place, item } = loop;
  const body = bounded(loop, module);
  switch (repeat?.kind) {
    case 'eos':
      return block('for (let index = 0; !io.isEof(); index++)', body);
    case 'expr': {
      const count = `count${loop.methodName}`;
      return [
        `const ${count} = ${expressions.count(repeat.count, place)};`,
        block(`for (let index = 0; index < ${count}; index++)`, body),
      ];
    }
    case 'until': {
      // The loop ends here alone, so TypeScript would take the condition for true from here on.
      const until = expressions.condition(repeat.until, { ...place, item }, tested(repeat.until.ast));
      return block('for (let index = 0; ; index++)', [body, `if (${until}) break;`]);
    }
    default:
      return [];
  }
}

/** The bytes that are there bound how often it is done, unless an element may take none. */
function bounded({ repeat, type, body }: ReadLoop, module: ModuleContext): Code {
  if (alwaysHasBytes(type)) return body;
  const empty = `${module.use('emptyElement')}(this, io, ${repeat?.kind === 'eos'});`;
  return ['const before = io.mark();', body, `if (io.mark() === before) ${empty}`];
}
