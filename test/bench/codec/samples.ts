/**
 * The data that is read and written: the same in every run.
 */

/** Numbers that look random, from 0 up to below 1 (a linear congruential generator). */
function pseudoRandom(): () => number {
  let state = 20_000;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PLACES = ['Oslo', 'Buenos Aires', 'München', 'Reykjavík', 'Ouagadougou', '東京'];

export interface Reading {
  station: number;
  takenAt: number;
  altitude: number;
  temperature: number;
  pressure: number;
  place: string;
}

export function readings(count: number): { records: Reading[] } {
  const random = pseudoRandom();
  const below = (limit: number) => Math.floor(random() * limit);
  const records = Array.from({ length: count }, () => ({
    station: below(65_536),
    takenAt: 1_700_000_000 + below(10_000_000),
    altitude: below(4_000) - 400,
    temperature: Math.fround(random() * 60 - 20),
    pressure: 950 + random() * 100,
    place: PLACES[below(PLACES.length)] ?? '',
  }));
  return { records };
}

/** Exactly one of the three. */
export interface Branch {
  nodes?: Branch[];
  text?: string;
  number?: number;
}

/** A tree in which every branch has as many parts, down to a depth at which there are only leaves. */
export function tree(parts: number, depth: number): Branch {
  const random = pseudoRandom();
  const grow = (level: number): Branch => {
    if (level > 0) return { nodes: Array.from({ length: parts }, () => grow(level - 1)) };
    if (random() < 0.5) return { number: Math.floor((random() - 0.5) * 2 ** 32) };
    return { text: 'A leaf of the tree, '.repeat(3).slice(0, Math.floor(random() * 40)) };
  };
  return grow(depth);
}

export interface Packet {
  version: number;
  isUrgent: boolean;
  channel: number;
  sequence: number;
  samples: number[];
}

export function packets(count: number): { packets: Packet[] } {
  const random = pseudoRandom();
  const below = (limit: number) => Math.floor(random() * limit);
  const list = Array.from({ length: count }, (_, i) => ({
    version: below(8),
    isUrgent: below(2) === 1,
    channel: below(4_096),
    sequence: i,
    samples: Array.from({ length: 2 * below(8) }, () => below(4_096)),
  }));
  return { packets: list };
}
