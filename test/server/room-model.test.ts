import '../support/seed.js';
import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { readClientRequest } from '../../src/protocol/index.js';
import { KaitaiStream } from '../../src/runtime/index.js';
import { type Effect, Room } from '../../src/server/index.js';
import { show } from '../support/bytes.js';
import { bytesOf, type Step } from '../support/chat-model.js';
import { type ChatUnderTest, chatSteps, compare } from '../support/chat-steps.js';

/** The room with nothing around it: effects are carried out on lists. */
class RoomAlone implements ChatUnderTest {
  readonly room = new Room({ maxErrors: Number.POSITIVE_INFINITY });
  readonly chatLog: string[] = [];
  readonly #ids = new Map<number, number>();
  readonly #seen = new Map<number, string[]>();
  readonly #members = new Set<number>();
  readonly #closed = new Set<number>();
  #lastId = 0;

  act(who: number, step: Step): void {
    if (step.do === 'connect') {
      this.#ids.set(who, ++this.#lastId);
      this.#seen.set(this.#lastId, []);
      this.#perform(this.room.connect(this.#lastId));
      return;
    }
    const id = this.#ids.get(who) ?? 0;
    const bytes = bytesOf(step);
    this.#perform(
      bytes ? this.room.request(id, readClientRequest(new KaitaiStream(bytes))) : this.room.disconnect(id),
    );
  }

  next(who: number): string {
    return this.#seen.get(this.#ids.get(who) ?? 0)?.shift() ?? 'nothing';
  }

  /** What was seen beyond what was expected. */
  get unexpected(): string[] {
    return [...this.#seen.values()].flat();
  }

  #perform(effects: Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'enter') this.#members.add(effect.id);
      if (effect.kind === 'tell') this.#see(effect.to, show(effect.frame.toBytes()));
      if (effect.kind === 'close') {
        this.#members.delete(effect.id);
        this.#closed.add(effect.id);
      }
      if (effect.kind === 'line') {
        this.chatLog.push(effect.shown);
        for (const id of this.#members) if (id !== effect.except) this.#see(id, show(effect.frame.toBytes()));
      }
    }
  }

  #see(id: number, shown: string): void {
    if (this.#closed.has(id)) throw new Error(`Connection ${id} is told ${shown} after it was closed.`);
    this.#seen.get(id)?.push(shown);
  }
}

it('the room does what the model says, whatever its users do', async () => {
  await fc.assert(
    fc.asyncProperty(chatSteps(120), async (commands) => {
      const alone = new RoomAlone();
      const model = await compare(alone, commands);
      expect(alone.chatLog).toEqual(model.chatLog);
      expect(alone.unexpected).toEqual([]);
      expect(alone.room.users).toEqual([...model.names.values()].filter((name) => name !== undefined));
    }),
    { numRuns: 200 },
  );
});
