/** The list of commands, in whatever form. */
import type { Item } from '../../wire/items.js';
import type { Peer } from '../../wire/peer.js';
import type { Bench } from '../bench.js';
import { announcedIn } from '../recognise.js';
import type { Scenario } from './scenario.js';

export const commands: Scenario = {
  name: 'the list of commands',
  decides: ['commands', 'commands-private'],
  async run(bench) {
    const { sheet } = bench;
    const ann = await bench.join();
    const from = bench.transcript.mark;
    const mark = ann.mark;
    const name = bench.name();
    const bob = await bench.connect(name);
    const { answer } = await bench.ask(bob, name);
    // What comes behind a text of Ann's is no list of commands any more.
    await bench.say(ann, [bob]);
    const start = answer?.item.start ?? 0;
    const before = bob.items.filter(({ kind, end }) => kind !== 'broken' && end <= start);
    const isList = (item: Item): boolean =>
      item.kind !== 'broken' &&
      item.start > start &&
      bench.answerIn(item) === undefined &&
      announcedIn(item, name, 'joining') === undefined &&
      !item.text.includes('of the grader') &&
      item.text.trim() !== '';
    const list = before.length > 0 ? before : bob.items.filter(isList);
    if (list.length === 0) {
      sheet.unseen('commands', NONE);
      sheet.reads('list of commands', 'none');
      sheet.unseen('commands-private', 'No list of commands came.');
      return;
    }
    sheet.pass(
      'commands',
      `It came: ${JSON.stringify(
        list
          .map(({ text }) => text)
          .join('\n')
          .slice(0, 60),
      )}`,
    );
    sheet.reads('list of commands', formOf(list));
    sheet.reads('when the list comes', before.length > 0 ? 'on connecting' : 'after joining');
    const leaked = leakedTo(bench, ann, mark, list, name);
    if (leaked === undefined) {
      sheet.pass('commands-private', 'Nobody else got it.');
    } else {
      const sentence = `${ann.name}, who was there already, got ${JSON.stringify(leaked.text.slice(0, 60))} when ${name} connected.`;
      sheet.fail('commands-private', sentence, bench.evidence(from, [ann]));
    }
  },
};

const NONE =
  'No list of commands came on connecting or after joining. "Progression" has it as the second step; the only command ' +
  'for it, 03 = List, is marked as an extra. So a person should decide.';

function leakedTo(
  bench: Bench,
  ann: Peer,
  mark: number,
  list: readonly Item[],
  name: string,
): Item | undefined {
  const texts = new Set(list.map(({ text }) => text).filter((text) => text.trim() !== ''));
  return ann
    .since(mark)
    .find(
      (item) =>
        texts.has(item.text) &&
        announcedIn(item, name, 'joining') === undefined &&
        bench.answerIn(item) === undefined,
    );
}

function formOf(list: readonly Item[]): string {
  const [first] = list;
  if (first === undefined || first.kind !== 'frame') return 'text without a frame';
  const commands = new Set(list.map(({ command }) => command));
  const many = list.length > 1 ? 'several' : 'one';
  if (commands.size > 1 || (first.command !== 2 && first.command !== 3)) return 'another frame';
  return `${many} 0${first.command} frame${list.length > 1 ? 's' : ''}`;
}
