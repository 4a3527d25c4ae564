import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';
import { frame } from '../support/bytes.js';
import { ChatModel, type Step, stepOf } from '../support/chat-model.js';
import { FrameCutter } from '../support/frame-cutter.js';
import { hostileBytes } from '../support/hostile.js';
import { MemoryChat, type MemoryClient } from '../support/memory-chat.js';
import { runs, SOAK_TIMEOUT } from '../support/soak.js';
import { type RoomEvent, readRoomLine, withoutTime } from '../support/transcript.js';

/** What was really done, as opposed to what it looks like. */
interface Truth {
  /** What was said and announced in the room, in order. */
  readonly room: RoomEvent[];
  /** What was said to one connection alone. */
  readonly direct: Map<number, RoomEvent[]>;
  /** For each connection, what the record should say, in order. */
  readonly record: Map<number, string[]>;
}

/** A chat whose turns are ended by hand, and what was really done in it. */
class Scene {
  readonly #waiting: (() => void)[] = [];
  readonly chat = new MemoryChat((_what, happen) => this.#waiting.push(happen));
  readonly model = new ChatModel();
  readonly truth: Truth = { room: [], direct: new Map(), record: new Map() };

  async connect(): Promise<MemoryClient> {
    const client = this.chat.connect([1_000_000, 7]);
    const cutter = new FrameCutter();
    this.#really(client.port, { do: 'connect' });
    client.onArrival = (piece) => {
      if (piece === undefined) this.#really(client.port, { do: 'drop', how: 'end' });
      else for (const bytes of cutter.feed(piece)) this.#really(client.port, stepOf(bytes));
    };
    await this.settle();
    return client;
  }

  /** Lets everything happen that is waiting to. */
  async settle(): Promise<void> {
    do {
      for (const happen of this.#waiting.splice(0)) happen();
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#waiting.length > 0);
  }

  #really(port: number, step: Step): void {
    const { model, truth } = this;
    if (step.do !== 'connect' && !model.names.has(port)) return;
    const name = model.names.get(port) ?? '';
    const before = model.chatLog.length;
    const seen = model.step(port, step);
    this.#reallyRecorded(port, step.do === 'join' ? step.name : name);
    if (model.chatLog.length > before) {
      if (step.do === 'say') truth.room.push({ kind: 'said', name, text: step.text });
      else if (step.do === 'join') truth.room.push({ kind: 'joining', name: step.name });
      else truth.room.push({ kind: 'leaving', name });
    }
    if (step.do !== 'direct') return;
    for (const [to, shown] of seen) {
      if (!shown.startsWith('04 ')) continue;
      truth.direct.set(to, [...(truth.direct.get(to) ?? []), { kind: 'said', name, text: step.text }]);
    }
  }

  /** Takes over what the model has recorded, with the name as it is to be written. */
  #reallyRecorded(port: number, name: string): void {
    const { model, truth } = this;
    const entries = truth.record.get(port) ?? [];
    truth.record.set(port, entries);
    for (const entry of model.connectionLog.get(port)?.slice(entries.length) ?? []) {
      entries.push(entry.startsWith('- ') ? entry : `${quoted(name)}${entry.slice(name.length + 2)}`);
    }
  }
}

/** What a frame tells its reader: read by hand, and by the generated code, which has to agree. */
function readServerFrame(bytes: Buffer): { room?: RoomEvent; direct?: RoomEvent } {
  const parsed = Chat.ServerFrame.fromBytes(bytes);
  const text = bytes.subarray(3).toString('latin1');
  if (bytes[0] !== 2 && bytes[0] !== 4) return {};
  const event = readRoomLine(text);
  const { message } = parsed;
  const line =
    message instanceof Chat.RoomLine || message instanceof Chat.DirectLine ? message.line : undefined;
  if (line instanceof Chat.SaidLine) {
    expect({ kind: 'said', name: line.sender, text: line.text }).toEqual(event);
  } else if (line instanceof Chat.AnnouncedLine) {
    expect(line.event).toBe(`is ${event.kind} the chat**`);
    expect(line.username).toBe(event.name);
  } else expect.unreachable(text);
  return bytes[0] === 2 ? { room: event } : { direct: event };
}

/** A line of connections.log by the rules of docs/running.md: TIME IP PORT NAME EVENT. */
function readRecord(line: string): { port: number; entry: string } {
  const match =
    /^192\.0\.2\.1 (\d+) (-|"(?:[^"\\]|\\["\\]|\\x[0-9a-f]{2})*"(?:\.\.\.)?) (connected|accepted|rejected - name in use|rejected - [ -~]+|disconnected - [ -~]+)$/.exec(
      withoutTime(line),
    );
  if (match === null) throw new Error(`This is not a line of connections.log: ${line}`);
  const event = (match[3] ?? '').replace(/^rejected - (?!name in use$).*$/, 'rejected - *');
  return { port: Number(match[1]), entry: `${match[2]} ${event}` };
}

/** A name as the record has it; of a long one the beginning. */
function quoted(name: string): string {
  const escaped = (text: string) =>
    text
      .replace(/["\\]/g, '\\$&')
      .replace(/[^ -~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return name.length > 64 ? `"${escaped(name.slice(0, 64))}"...` : `"${escaped(name)}"`;
}

const linesOf = (text: string) => text.split('\n').slice(0, -1);

/** What each of some hostile clients sends, in turn. */
const attacks = fc.array(fc.tuple(fc.nat(2), fc.array(hostileBytes, { minLength: 1, maxLength: 4 })), {
  maxLength: 15,
});

it('whatever hostile clients send, every line that anybody sees or that is logged says who really said it', {
  timeout: SOAK_TIMEOUT,
}, async () => {
  let [said, direct, refused] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(attacks, async (all) => {
      const scene = new Scene();
      const ann = await scene.connect();
      ann.send(frame(0, 'Ann'));
      ann.send(frame(2, 'I am Ann.'));
      await scene.settle();
      const eves = [await scene.connect(), await scene.connect(), await scene.connect()];
      // One of them is in from the start, so that a run without a good name is not in vain.
      eves[0]?.send(frame(0, 'Eve'));
      for (const [who, parts] of all) {
        const before = scene.truth.room.length;
        eves[who]?.send(Buffer.concat(parts));
        await scene.settle();
        ann.send(frame(2, `${before}`));
      }
      await scene.settle();

      const { truth, chat } = scene;
      // Ann sees what was said and announced since she came, but what she said herself.
      const seen = ann.frames.map(readServerFrame);
      const isAnns = (event: RoomEvent) => event.kind === 'said' && event.name === 'Ann';
      expect(seen.flatMap(({ room }) => room ?? [])).toEqual(truth.room.filter((event) => !isAnns(event)));
      expect(seen.flatMap((one) => one.direct ?? [])).toEqual(truth.direct.get(ann.port) ?? []);
      for (const eve of eves) eve.frames.map(readServerFrame);
      // A reader of the logs finds one line for each event, and whose it was.
      expect(linesOf(chat.chatLog.text).map(withoutTime).map(readRoomLine)).toEqual(truth.room);
      const records = linesOf(chat.connectionLog.text).map(readRecord);
      for (const [port, expected] of truth.record) {
        const entries = records.filter((record) => record.port === port).map(({ entry }) => entry);
        expect(entries).toEqual(expected);
      }
      expect(records).toHaveLength([...truth.record.values()].flat().length);
      said += truth.room.length;
      direct += truth.direct.get(ann.port)?.length ?? 0;
      refused += eves.flatMap((eve) => eve.seen.filter((shown) => shown.startsWith('05'))).length;
    }),
    runs(500),
  );
  // It was tried often enough, and often enough with success.
  expect(Math.min(said, refused)).toBeGreaterThan(1000);
  expect(direct).toBeGreaterThan(20);
});
