import type { Expr, TypeName } from '../expression/ast.js';

/** An expression whose types do not fit. */
export class TypeMismatch extends Error {
  constructor(
    readonly at: Expr | TypeName,
    message: string,
  ) {
    super(message);
  }
}
