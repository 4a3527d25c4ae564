import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { captureOf } from '../../src/pcap/capture.js';
import { internetChecksum } from '../../src/pcap/checksum.js';
import { lacks } from '../support/needs.js';

const EXAMPLES = 'spec/examples';
const NAMES = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.chat'))
  .map((file) => file.slice(0, -'.chat'.length));

function example(name: string): { recording: Chat; connections: string[] } {
  const { records } = JSON.parse(readFileSync(join(EXAMPLES, `${name}.json`), 'utf8'));
  const connections = records.map(({ connection }: { connection: string }) => connection);
  return { recording: Chat.fromBytes(readFileSync(join(EXAMPLES, `${name}.chat`))), connections };
}

it('has the checksum of RFC 1071, of which the sum over what has it is 0', () => {
  const words = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
  expect(internetChecksum(words)).toBe(0x220d);
  expect(internetChecksum(words, Uint8Array.of(0x22, 0x0d))).toBe(0);
});

describe.skipIf(lacks('tshark'))('a capture of an example', () => {
  it.each(NAMES)('%s has valid TCP, and each stream as it was', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'chat-pcap-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'capture.pcapng');
    const { recording, connections } = example(name);
    writeFileSync(file, captureOf(recording, connections));
    const fields = [
      'tcp.stream',
      'tcp.dstport',
      'tcp.flags.syn',
      'tcp.checksum.status',
      'ip.checksum.status',
      'tcp.analysis.flags',
      'tcp.payload',
    ];
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
    const args = ['-r', file, ...checks, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])];
    const rows = execFileSync('tshark', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
    const packets = rows.filter((row) => row !== '').map((row) => row.split('\t'));
    // 1 is "good"; what the analysis of TCP finds wrong would be in its flags.
    for (const [, , , tcp, ip, wrong] of packets) expect([tcp, ip, wrong]).toEqual(['1', '1', '']);
    const names = [...new Set(connections)];
    expect(packets.filter(([, , syn]) => syn === '1' || syn === 'True')).toHaveLength(2 * names.length);
    for (const [stream, connection] of names.entries()) {
      for (const side of [Chat.Side.CLIENT, Chat.Side.SERVER]) {
        const seen = packets
          .filter(
            ([number, to]) =>
              Number(number) === stream && (Number(to) === 9000) === (side === Chat.Side.CLIENT),
          )
          .map(([, , , , , , payload = '']) => payload.replaceAll(':', ''));
        const sent = recording.records.filter(
          (record, index) => connections[index] === connection && record.side === side,
        );
        expect(seen.join('')).toBe(
          sent.map(({ frame }) => Buffer.from(frame.toBytes()).toString('hex')).join(''),
        );
      }
    }
  });
});
