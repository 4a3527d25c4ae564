/**
 * A log of packets of bit fields.
 */
import { generatedCodec, officialCodec } from './generated.js';
import { protobufCodec } from './protobuf.js';
import { type Packet, packets } from './samples.js';
import { BY_HAND, type Codec, type Subject } from './subject.js';

interface Log {
  packets: Packet[];
}

/** Bytes of a packet in front of its samples. */
const HEADER = 5;
/** Bits of a sample. */
const SAMPLE = 12;

const byHand: Codec = {
  name: BY_HAND,
  read(bytes): Log {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const log: Packet[] = [];
    let at = 0;
    while (at < bytes.length) {
      const first = view.getUint16(at);
      const second = view.getUint32(at + 1) & 0xff_ffff;
      const count = second & 0xf;
      at += HEADER;
      const samples: number[] = [];
      // Two samples are three bytes; of the last one, four bits may be left over.
      for (let i = 0; i < count; i++) {
        const bit = i * SAMPLE;
        const pair = view.getUint16(at + (bit >> 3));
        samples.push((bit & 7) === 0 ? pair >> 4 : pair & 0xfff);
      }
      at += (count * SAMPLE + 7) >> 3;
      log.push({
        version: first >> 13,
        isUrgent: (first & 0x1000) !== 0,
        channel: first & 0xfff,
        sequence: second >> 4,
        samples,
      });
    }
    return { packets: log };
  },
  write(data) {
    const log = (data as Log).packets;
    const size = log.reduce((sum, { samples }) => sum + HEADER + ((samples.length * SAMPLE + 7) >> 3), 0);
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const { version, isUrgent, channel, sequence, samples } of log) {
      view.setUint16(at, (version << 13) | (isUrgent ? 0x1000 : 0) | channel);
      view.setUint16(at + 2, sequence >> 4);
      view.setUint8(at + 4, ((sequence & 0xf) << 4) | samples.length);
      at += HEADER;
      for (let i = 0; i < samples.length; i++) {
        const bit = i * SAMPLE;
        const place = at + (bit >> 3);
        const sample = samples[i] as number;
        if ((bit & 7) === 0) view.setUint16(place, sample << 4);
        else view.setUint16(place, (view.getUint8(place) << 8) | sample);
      }
      at += (samples.length * SAMPLE + 7) >> 3;
    }
    return bytes;
  },
  plain: (log) => log,
};

const plain = (log: Log): Log => ({
  packets: log.packets.map(({ version, isUrgent, channel, sequence, samples }) => ({
    version,
    isUrgent,
    channel,
    sequence,
    samples: [...samples],
  })),
});

export async function packetLog(formats: string, work: string): Promise<Subject> {
  return {
    name: 'A log of 1,000 packets',
    about: 'bit fields of 1 to 20 bits, and up to 14 samples of 12 bits',
    data: packets(1_000),
    codecs: [
      await generatedCodec(formats, 'packets', work, (data: Log) => data, plain),
      await officialCodec(formats, 'packets', plain),
      protobufCodec(
        {
          Log: { packets: 'Packet[]' },
          Packet: {
            version: 'uint32',
            isUrgent: 'bool',
            channel: 'uint32',
            sequence: 'uint32',
            samples: 'uint32[]',
          },
        },
        (data: Log) => data,
        plain,
      ),
      byHand,
    ],
  };
}
