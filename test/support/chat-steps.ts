import { fc } from '@fast-check/vitest';
import { frame } from './bytes.js';
import { ChatModel, ERROR, type Step } from './chat-model.js';

/** A chat that the model is compared with: the real server over TCP, or the room alone. */
export interface ChatUnderTest {
  /** Does a step. The connection of `who` is a new one for each `connect`. */
  act(who: number, step: Step): void | Promise<void>;
  /** The next frame that `who` sees, as `show` shows it; fails or waits for ever when there is none. */
  next(who: number): string | Promise<string>;
}

export interface World {
  readonly model: ChatModel;
  readonly chat: ChatUnderTest;
}

/** One step of one user, in the model and for real, and the comparison of what everybody sees then. */
class StepCommand implements fc.AsyncCommand<ChatModel, ChatUnderTest> {
  constructor(
    readonly who: number,
    readonly step: Step,
  ) {}

  check(model: Readonly<ChatModel>): boolean {
    return model.names.has(this.who) !== (this.step.do === 'connect');
  }

  async run(model: ChatModel, chat: ChatUnderTest): Promise<void> {
    const seen = model.step(this.who, this.step);
    await chat.act(this.who, this.step);
    for (const [who, expected] of seen) {
      const actual = await chat.next(who);
      const same = expected === ERROR ? actual.startsWith('05 ') : actual === expected;
      if (!same) throw new Error(`User ${who} should see\n  ${short(expected)}\nbut saw\n  ${short(actual)}`);
    }
  }

  toString(): string {
    const step = JSON.stringify(this.step, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    );
    return `user ${this.who}: ${short(step)}`;
  }
}

const short = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}... (${text.length})` : text);

/** Few names, so that they meet; and those that a server must not be fooled by. */
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Bob', 'bob', 'BOB', 'Ann', 'Cy', '**Bob', 'x'.repeat(32)) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', 'Bob ', 'two words', '[Bob]', 'a]b', 'x'.repeat(33)) },
);

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'Hi', '[Ann] Hi', '**Bob is leaving the chat**', '@exit') },
  { weight: 2, arbitrary: fc.constantFrom('a\nb', '\x1b[2J', 'caf\xe9', '\0', '\x7f') },
  { weight: 1, arbitrary: fc.constantFrom(65_535, 65_529, 65_500, 65_530).map((n) => 'y'.repeat(n)) },
);

const badFrame = fc.oneof(
  fc.tuple(fc.integer({ min: 5, max: 255 }), fc.uint8Array({ maxLength: 20 })).map(([c, m]) => frame(c, m)),
  fc.constantFrom(
    frame(1, 'x'),
    frame(3, '\0'),
    frame(4),
    frame(4, 'Bob'),
    frame(2, '\x80'),
    frame(4, 'Bob \n'),
  ),
);

const steps: [number, fc.Arbitrary<Step>][] = [
  [4, fc.constant({ do: 'connect' })],
  [5, name.map((given) => ({ do: 'join', name: given }))],
  [8, text.map((given) => ({ do: 'say', text: given }))],
  [1, fc.constant({ do: 'list' })],
  [
    3,
    fc
      .tuple(
        name.filter((n) => !n.includes(' ')),
        text,
      )
      .map(([to, given]) => ({ do: 'direct', to, text: given.slice(0, 65_534 - to.length) })),
  ],
  [1, fc.constant({ do: 'leave' })],
  [1, fc.constantFrom('cut', 'reset', 'end').map((how) => ({ do: 'drop', how }) as Step)],
  [2, badFrame.map((bytes) => ({ do: 'bad', frame: bytes }))],
];

/** Any step at all. */
export const chatStep: fc.Arbitrary<Step> = fc.oneof(
  ...steps.map(([weight, arbitrary]) => ({ weight, arbitrary })),
);

/** Any steps of four users, told from each other by number. */
export function chatSteps(
  maxCommands: number,
): fc.Arbitrary<Iterable<fc.AsyncCommand<ChatModel, ChatUnderTest>>> {
  const commands = steps.flatMap(([weight, step]) => {
    const command = fc.tuple(fc.nat(3), step).map(([who, what]) => new StepCommand(who, what));
    return Array.from({ length: weight }, () => command);
  });
  return fc.commands(commands, { maxCommands, size: 'max' });
}

/** Runs steps in both, from an empty chat. */
export async function compare(
  chat: ChatUnderTest,
  commands: Iterable<fc.AsyncCommand<ChatModel, ChatUnderTest>>,
  model = new ChatModel(),
): Promise<ChatModel> {
  await fc.asyncModelRun(() => ({ model, real: chat }), commands);
  return model;
}
