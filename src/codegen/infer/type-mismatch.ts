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

/** An expression of which nothing can be said, because something that it mentions has an error that is reported. */
export class RestsOnAnError extends Error {}
