import { describe, expect, it } from 'vitest';
import { lacks } from '../../support/needs.js';
import { blamedFor } from '../grading.js';
import { CLIENT_MUTANTS } from '../mutants/clients.js';
import { SERVER_MUTANTS } from '../mutants/servers.js';

const without = lacks('python3');

describe.skipIf(without).concurrent('a server that', () => {
  it.each(SERVER_MUTANTS)('$name fails $clause, and nothing else', async (mutant) => {
    expect(await blamedFor('server', mutant)).toEqual([mutant.clause]);
  });
});

describe.skipIf(without).concurrent('a client that', () => {
  it.each(CLIENT_MUTANTS)('$name fails $clause, and nothing else', async (mutant) => {
    expect(await blamedFor('client', mutant)).toEqual([mutant.clause]);
  });
});
