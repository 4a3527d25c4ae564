/** Peers that are gone without a word. test/server/dead-peer.namespaces.test.ts takes a real one away. */
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { DeadPeers, PATIENCE } from '../../src/server/dead-peers.js';
import { unanswered } from '../../src/server/unanswered.js';
import { ManualClock } from '../support/manual-clock.js';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, state: string, timer: string, again: string, probes: number) =>
  `   1: ${local} ${remote} ${state} 00000020:00000000 ${timer}:00000A00 ${again}     0        ${probes} 1682 1 0`;

it('the table of Linux tells who has not answered, and who is only slow', () => {
  const table = [
    HEAD,
    row('0100007F:2328', '0200007F:C001', '01', '01', '00000003', 0),
    row('0100007F:2328', '0300007F:C002', '01', '04', '00000000', 0),
    row('0100007F:2328', '0400007F:C003', '01', '04', '00000000', 2),
    row('0100007F:2328', '0500007F:C004', '04', '01', '00000003', 0),
    row('0100007F:C001', '0600007F:2328', '01', '01', '00000003', 0),
    row('0100007F:2329', '0700007F:C005', '01', '01', '00000003', 0),
  ];
  expect(unanswered(table.join('\n'), 9000)).toEqual(['127.0.0.2 49153', '127.0.0.4 49155']);
  const six = row(
    'B80D0120000000000000000001000000:2328',
    'B80D0120000000000000000002000000:C001',
    '01',
    '01',
    '00000001',
    0,
  );
  const mapped = row(
    '0000000000000000FFFF00000100007F:2328',
    '0000000000000000FFFF00000200007F:C001',
    '08',
    '01',
    '0000000A',
    0,
  );
  expect(unanswered(`${HEAD}\n${six}\n${mapped}\n`, 9000)).toEqual(['2001:db8::2 49153', '127.0.0.2 49153']);
});

it('who does not answer for long enough is ended; who answers in between is not', () => {
  const clock = new ManualClock();
  const dead = new DeadPeers(clock, () => 9000);
  const [gone, slow] = [new Socket(), new Socket()];
  for (const socket of [gone, slow]) socket.on('error', () => {});
  dead.watch(gone, '::ffff:192.0.2.1', 1);
  dead.watch(slow, 'fe80::1%eth0', 2);
  for (let passed = 0; passed <= PATIENCE; passed += 5000) {
    expect(gone.destroyed).toBe(false);
    dead.found(passed === 15_000 ? ['192.0.2.1 1'] : ['192.0.2.1 1', 'fe80::1 2']);
    clock.advance(5000);
  }
  expect([gone.destroyed, slow.destroyed]).toEqual([true, false]);
});
