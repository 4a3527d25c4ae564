/**
 * Runs the generator against the official test suite. docs/conformance.md has the figures.
 *
 *     node build/conformance/test/conformance/run.js DIR                   all runners
 *     node build/conformance/test/conformance/run.js DIR --only assertions --list
 *     node build/conformance/test/conformance/run.js DIR --write docs/conformance.md
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runAssertions } from './assertions.js';
import { runJavascript } from './javascript.js';
import { runMustFail } from './must-fail.js';
import { type Outcome, tally } from './outcome.js';
import { writeReport } from './report.js';
import { runRoundTrips } from './round-trips.js';
import { runStrict } from './strict.js';
import { Suite } from './suite.js';

const PROJECT = resolve(import.meta.dirname, '../../../..');

const RUNNERS: Readonly<Record<string, (suite: Suite) => Outcome[]>> = {
  javascript: (suite) => runJavascript(suite),
  'javascript --int64 number': (suite) => runJavascript(suite, 'number'),
  assertions: (suite) => runAssertions(suite),
  'assertions --int64 number': (suite) => runAssertions(suite, 'number'),
  'round-trips': runRoundTrips,
  'must-fail': runMustFail,
  strict: (suite) => runStrict(suite, PROJECT),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: Object.keys(RUNNERS).join(',') },
    list: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

const [folder] = positionals;
if (folder === undefined) {
  console.error('Which folder is the suite in? Run: make conformance KAITAI_TESTS=DIR');
  process.exit(2);
}

let suite: Suite;
try {
  suite = new Suite(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}

const results = new Map<string, Outcome[]>();
for (const name of values.only.split(',')) {
  const run = RUNNERS[name];
  if (run === undefined) {
    console.error(`There is no runner '${name}', but ${Object.keys(RUNNERS).join(', ')}.`);
    process.exit(2);
  }
  // The same on every machine.
  const outcomes = run(suite).map((outcome) => ({
    ...outcome,
    reason: outcome.reason.replaceAll(`${suite.folder}/`, ''),
  }));
  results.set(name, outcomes);
  console.log(tally(name, outcomes));
  if (!values.list) continue;
  for (const { item, verdict, reason } of outcomes) {
    if (verdict !== 'pass') console.log(`  ${verdict} ${item}: ${reason}`);
  }
}
if (values.write !== undefined) writeReport(values.write, results);
