/**
 * How long a function takes, beside others that are measured in turns with it.
 */

/** What is called over and over. It returns something of its result, so that the engine cannot leave it out. */
export type Work = () => unknown;

/** Rounds whose figures count, and those before them, in which the engine compiles what it finds to be hot. */
const ROUNDS = 41;
const WARM_UP_ROUNDS = 9;

/** Processor time of one work in one round, in nanoseconds: long enough for the clock, short enough for many. */
const ROUND_NS = 6e6;

/** How often so many calls are tried, to find out how many make a round. */
const TRIES = 5;

/** Holds the last result, so that it is used, and no other: what is kept is copied by the garbage collector. */
const sink: unknown[] = [undefined];

/**
 * Median processor time of one call of each, in nanoseconds. That of the whole process, with what the garbage
 * collector and the compiler take on other threads; unlike the time of day it does not count what other programs
 * do in between. In each round every work has its turn, so that a machine that slows down meets all of them.
 */
export function measure(works: readonly Work[]): number[] {
  const counts = works.map(callsPerRound);
  const times = works.map((): number[] => []);
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const [i, work] of works.entries()) {
      const count = counts[i] ?? 1;
      const time = run(work, count) / count;
      if (round >= WARM_UP_ROUNDS) times[i]?.push(time);
    }
  }
  return times.map(median);
}

/**
 * Tries more and more calls, until one round is long enough. The shortest of some tries counts: the engine, which
 * compiles at the same time, makes single ones much longer, and rounds of few calls would measure a cold cache.
 */
function callsPerRound(work: Work): number {
  for (let count = 1; ; count *= 2) {
    const time = Math.min(...Array.from({ length: TRIES }, () => run(work, count)));
    if (time >= ROUND_NS / 4) return Math.ceil((count * ROUND_NS) / time);
  }
}

/** Processor time of so many calls, in nanoseconds. */
function run(work: Work, count: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) sink[0] = work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
