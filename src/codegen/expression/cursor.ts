/** A place in an expression: the current token, how to go on, and how to complain. */

import { ExpressionError } from './ast.js';
import { describeToken, type Token, tokenAt } from './lexer.js';

/** Bounds the recursion of this parser. */
const MAX_NESTING = 400;
/** Bounds the height of a tree. What walks over one takes no call for each level, see `steppingStones`. */
const MAX_LINKS = 4000;

/** For an operator of other languages: that of this one. */
function foreignHint(text: string, start: number): string {
  const meant = { '!': 'not', '=': '==' }[text[start] ?? ''];
  return meant === undefined ? '' : `, did you mean '${meant}'?`;
}

export class Cursor {
  protected readonly text: string;
  protected token: Token;
  private nesting = 0;
  private links = 0;

  constructor(text: string) {
    this.text = text;
    this.token = tokenAt(text, 0);
  }

  expectEnd(expected: string): void {
    if (this.token.kind !== 'end') this.fail(expected);
  }

  protected name(expected: string): string {
    const { token } = this;
    if (token.kind !== 'name') return this.fail(expected);
    this.next();
    return token.text;
  }

  protected isOp(text: string): boolean {
    const { token } = this;
    return (token.kind === 'op' || token.kind === 'name') && token.text === text;
  }

  protected accept(text: string): boolean {
    if (!this.isOp(text)) return false;
    this.next();
    return true;
  }

  protected expect(text: string, expected: string): void {
    if (!this.accept(text)) this.fail(expected);
  }

  protected next(): void {
    this.seek(this.token.end);
  }

  protected seek(offset: number): void {
    this.token = tokenAt(this.text, offset);
  }

  /** To be called, with leave(), around every recursion. */
  protected enter(): void {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) this.fail(`at most ${MAX_NESTING} levels of nesting`);
  }

  protected leave(): void {
    this.nesting -= 1;
  }

  /** To be called for every step that makes a tree higher without nesting the text. */
  protected link(): void {
    this.links += 1;
    if (this.links > MAX_LINKS) this.fail(`at most ${MAX_LINKS} operators in one expression`);
  }

  protected fail(expected: string): never {
    const { start } = this.token;
    const found = describeToken(this.text, this.token);
    throw new ExpressionError(start, `expected ${expected}, found ${found}${foreignHint(this.text, start)}`);
  }

  protected failAtEnd(expected: string): never {
    throw new ExpressionError(this.text.length, `expected ${expected}, found the end`);
  }
}
