/**
 * A table of records.
 */
import { generatedCodec, officialCodec } from './generated.js';
import { protobufCodec } from './protobuf.js';
import { type Reading, readings } from './samples.js';
import { BY_HAND, type Codec, type Subject } from './subject.js';

interface Table {
  records: Reading[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** Bytes of a record without its place. */
const FIXED = 21;

const byHand: Codec = {
  name: BY_HAND,
  read(bytes): Table {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getUint32(0);
    const records: Reading[] = [];
    let at = 4;
    for (let i = 0; i < count; i++) {
      const end = at + FIXED + view.getUint8(at + 20);
      records.push({
        station: view.getUint16(at),
        takenAt: view.getUint32(at + 2),
        altitude: view.getInt16(at + 6),
        temperature: view.getFloat32(at + 8),
        pressure: view.getFloat64(at + 12),
        place: decoder.decode(bytes.subarray(at + FIXED, end)),
      });
      at = end;
    }
    return { records };
  },
  write(data) {
    const { records } = data as Table;
    const places = records.map(({ place }) => encoder.encode(place));
    const size = places.reduce((sum, place) => sum + FIXED + place.length, 4);
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, records.length);
    let at = 4;
    for (const [i, record] of records.entries()) {
      const place = places[i] as Uint8Array;
      view.setUint16(at, record.station);
      view.setUint32(at + 2, record.takenAt);
      view.setInt16(at + 6, record.altitude);
      view.setFloat32(at + 8, record.temperature);
      view.setFloat64(at + 12, record.pressure);
      view.setUint8(at + 20, place.length);
      bytes.set(place, at + FIXED);
      at += FIXED + place.length;
    }
    return bytes;
  },
  plain: (table) => table,
};

const plain = (table: Table): Table => ({
  records: table.records.map(({ station, takenAt, altitude, temperature, pressure, place }) => ({
    station,
    takenAt,
    altitude,
    temperature,
    pressure,
    place,
  })),
});

export async function readingsTable(formats: string, work: string): Promise<Subject> {
  return {
    name: 'A table of 1,000 records',
    about: 'each of three integers, two floats and a text in UTF-8',
    data: readings(1_000),
    codecs: [
      await generatedCodec(formats, 'readings', work, (data: Table) => data, plain),
      await officialCodec(formats, 'readings', plain),
      protobufCodec(
        {
          Table: { records: 'Reading[]' },
          Reading: {
            station: 'uint32',
            takenAt: 'uint32',
            altitude: 'sint32',
            temperature: 'float',
            pressure: 'double',
            place: 'string',
          },
        },
        (data: Table) => data,
        plain,
      ),
      byHand,
    ],
  };
}
