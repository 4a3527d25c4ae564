/** How many connections each address has open. An address without one takes no memory. */
export class AddressCount {
  readonly #counts = new Map<string, number>();

  /** Connections of this address. */
  of(address: string): number {
    return this.#counts.get(address) ?? 0;
  }

  /** One more of this address. */
  add(address: string): void {
    this.#counts.set(address, this.of(address) + 1);
  }

  /** One less of this address. */
  remove(address: string): void {
    const left = this.of(address) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
