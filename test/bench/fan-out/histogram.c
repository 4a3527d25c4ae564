/*
 * Latencies, counted in buckets. Each power of two is divided into 64 buckets, so that what comes out is at
 * most 1.6 % too small, whatever its size; and counting is a shift and an addition.
 */
#include "load.h"

enum { STEPS = 64, BUCKETS = 64 * STEPS };

static uint64_t counts[BUCKETS];
static uint64_t total;
static uint64_t greatest;

/* Below 64 a bucket for each value; above, the leading bit says which group, and the next six which bucket. */
static unsigned bucket_of(uint64_t value) {
  if (value < STEPS) return (unsigned)value;
  unsigned exponent = 63 - (unsigned)__builtin_clzll(value);
  return (exponent - 5) * STEPS + (unsigned)((value >> (exponent - 6)) - STEPS);
}

static uint64_t smallest_in(unsigned bucket) {
  if (bucket < STEPS) return bucket;
  unsigned exponent = bucket / STEPS + 5;
  return (uint64_t)(STEPS + bucket % STEPS) << (exponent - 6);
}

void record_latency(uint64_t nanoseconds, uint64_t times) {
  counts[bucket_of(nanoseconds)] += times;
  total += times;
  if (nanoseconds > greatest) greatest = nanoseconds;
}

/* The latency that this share of all deliveries did not exceed, in nanoseconds. */
uint64_t latency_at(double share) {
  uint64_t seen = 0;
  for (unsigned bucket = 0; bucket < BUCKETS; bucket++) {
    seen += counts[bucket];
    if (total > 0 && (double)seen >= share * (double)total) return smallest_in(bucket);
  }
  return 0;
}

uint64_t greatest_latency(void) { return greatest; }

void forget_latencies(void) {
  memset(counts, 0, sizeof counts);
  total = greatest = 0;
}
