/** Writes a capture for Wireshark beside each recorded conversation of a folder: make pcap. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chat } from '../../generated/typescript/chat.js';
import { makeFolder } from '../system/make-folder.js';
import { captureOf } from './capture.js';

const [from = 'spec/examples', to = 'build/pcap'] = process.argv.slice(2);
makeFolder(to);
for (const file of readdirSync(from).filter((name) => name.endsWith('.chat'))) {
  const name = file.slice(0, -'.chat'.length);
  const { records } = JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8')) as {
    records: { connection: string }[];
  };
  const recording = Chat.fromBytes(readFileSync(join(from, file)));
  const capture = captureOf(
    recording,
    records.map(({ connection }) => connection),
  );
  writeFileSync(join(to, `${name}.pcapng`), capture);
  process.stdout.write(`${join(to, `${name}.pcapng`)}\n`);
}
