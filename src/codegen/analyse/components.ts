/**
 * What leads to what, and back to itself. A question whose answer for a class depends on those for its parts is asked of
 * every class once, whatever the number of ways that lead to it, and without a call in a call for each step of a way:
 * a specification may have thousands of types, each in the next.
 */

/** Nodes that all lead to each other; mostly one alone. */
export interface Component<N> {
  readonly nodes: readonly N[];
  /** Whether its nodes lead to themselves. */
  readonly isCycle: boolean;
}

/** The components of a graph, found when they are asked for (Tarjan, 1972). */
export class Components<N extends object> {
  private readonly found = new WeakMap<N, Component<N>>();

  /** @param next what a node leads to; the same whenever it is asked */
  constructor(private readonly next: (node: N) => Iterable<N>) {}

  of(node: N): Component<N> {
    this.behind(node);
    const component = this.found.get(node);
    if (component === undefined) throw new Error('a node is in no component');
    return component;
  }

  /**
   * Those of the node and of all that it leads to, except what was found before, each behind what it leads to: that of
   * the node is last.
   */
  behind(start: N): Component<N>[] {
    if (this.found.has(start)) return [];
    const finished: Component<N>[] = [];
    const order = new Map<N, number>();
    const lowest = new Map<N, number>();
    const open: N[] = [];
    const way: { readonly node: N; readonly rest: Iterator<N> }[] = [];
    const enter = (node: N) => {
      order.set(node, order.size);
      lowest.set(node, order.size - 1);
      open.push(node);
      way.push({ node, rest: this.next(node)[Symbol.iterator]() });
    };
    const reach = (node: N, other: number) => lowest.set(node, Math.min(lowest.get(node) ?? other, other));
    enter(start);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const { node, rest } = at;
      const step = rest.next();
      if (step.done !== true) {
        const number = order.get(step.value);
        if (this.found.has(step.value)) continue;
        if (number === undefined) enter(step.value);
        else reach(node, number);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      const low = lowest.get(node) ?? 0;
      if (above !== undefined) reach(above.node, low);
      if (low === order.get(node)) finished.push(this.close(open.splice(open.lastIndexOf(node))));
    }
    return finished;
  }

  private close(nodes: N[]): Component<N> {
    const [first, ...others] = nodes;
    const isCycle = others.length > 0 || (first !== undefined && [...this.next(first)].includes(first));
    const component = { nodes, isCycle };
    for (const node of nodes) this.found.set(node, component);
    return component;
  }
}

/**
 * A question that holds of a node if its rule says so, given the answers for what it leads to; of nodes that lead to each
 * other it holds only where it must. The rule may ask of nothing but what `next` says.
 */
export class Question<N extends object> {
  private readonly answers = new WeakMap<N, boolean>();
  private readonly components: Components<N>;

  constructor(
    next: (node: N) => Iterable<N>,
    private readonly rule: (node: N, holds: (other: N) => boolean) => boolean,
  ) {
    this.components = new Components(next);
  }

  holds(node: N): boolean {
    const known = this.answers.get(node);
    if (known !== undefined) return known;
    for (const component of this.components.behind(node)) this.answer(component);
    return this.answers.get(node) === true;
  }

  private answer({ nodes, isCycle }: Component<N>): void {
    const holds = (other: N) => this.answers.get(other) === true;
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of nodes) {
        if (holds(node)) continue;
        const answer = this.rule(node, holds);
        this.answers.set(node, answer);
        changed ||= answer && isCycle;
      }
    }
  }
}
