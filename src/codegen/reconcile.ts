/**
 * Two opinions of one specification: of our own passes, which decide, and of the official compiler.
 */
import { type Location, SpecError } from './diagnostics.js';

export interface Opinions {
  /** All errors that our passes found; where the official compiler found one too, in its words. */
  readonly agreed: readonly SpecError[];
  /** What the official compiler alone complains of. */
  readonly official: readonly SpecError[];
}

/**
 * The official words are those that users of Kaitai know, so they stand where both complain, at the closer of the two
 * places. A complaint that has no place says nothing beside one that has.
 */
export function reconcile(own: readonly SpecError[], official: readonly SpecError[]): Opinions {
  const words = own.length === 0 ? official : official.filter(({ location }) => location.path !== '/');
  const pairs = words.map((error) => ({
    error,
    same: own.find((one) => overlap(one.location, error.location)),
  }));
  const agreed = own.map((one) => {
    const pair = pairs.find(({ same }) => same === one);
    return pair === undefined ? one : inTheirWords(one, pair.error);
  });
  return { agreed, official: pairs.flatMap(({ error, same }) => (same === undefined ? [error] : [])) };
}

/** What says no more than what kind of node belongs here, or lists all keys that there are. */
const VAGUE = /^expected [a-z ]+$|^unknown key found/;

/** What names parts of the compiler: `CalcArrayType(Int1Type(false),false)`, `Str(a)`. */
const INSIDES = /\b[A-Z]\w*(?:Type\b|\()/;

/** They know no hints, so ours follows. Where they are vague or meant for its authors, and ours say what is wrong, ours stand. */
function inTheirWords(own: SpecError, official: SpecError): SpecError {
  const isClear = !own.text.startsWith('unknown key');
  const isVague = VAGUE.test(official.text) || INSIDES.test(official.text);
  if (own.text.includes("belongs in '") || (isVague && isClear))
    return new SpecError(closer(own.location, official.location), own.text);
  const hint = /, did you mean .*\?$/.exec(own.text)?.[0] ?? '';
  return new SpecError(closer(own.location, official.location), official.text + hint);
}

/** Whether one is, or is inside, the other. */
function overlap(a: Location, b: Location): boolean {
  return a.file === b.file && (isInside(a.path, b.path) || isInside(b.path, a.path));
}

function isInside(path: string, above: string): boolean {
  return path === above || path.startsWith(above === '/' ? '/' : `${above}/`);
}

function closer(a: Location, b: Location): Location {
  return b.path.length > a.path.length ? b : a;
}
