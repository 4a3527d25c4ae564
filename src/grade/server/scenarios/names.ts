/** Names that are in use, blank, and free again. */
import type { Peer } from '../../wire/peer.js';
import { type Bench, Blocked } from '../bench.js';
import { judgeAnswer } from '../identify.js';
import { announcedIn } from '../recognise.js';
import type { Scenario } from './scenario.js';
import { seconds } from './talk.js';

export const nameInUse: Scenario = {
  name: 'a name in use',
  decides: ['name-in-use', 'retry', 'status'],
  async run(bench) {
    const { sheet } = bench;
    const ann = await bench.join();
    const second = await bench.connect(`the second ${ann.name}`);
    const mark = ann.mark;
    const markOfSecond = second.mark;
    const { answer, accepted, from } = await bench.ask(second, ann.name);
    if (accepted) {
      const sentence = `${ann.name} is in the chat, and a second one was accepted under the same name.`;
      sheet.fail('name-in-use', sentence, bench.evidence(from));
      sheet.blocked('retry', 'No request was refused.');
      return;
    }
    if (answer === undefined) {
      const what = second.ended
        ? 'the connection was closed without a word'
        : `nothing came within ${seconds(bench)}`;
      sheet.fail(
        'name-in-use',
        `A request for the name of somebody who is there was not answered: ${what}.`,
        bench.evidence(from),
      );
    } else {
      judgeRefusal(bench, second, markOfSecond, from);
    }
    await retry(bench, second, ann);
    const announced = ann.since(mark).filter((item) => announcedIn(item, ann.name, 'joining') !== undefined);
    const before =
      ann.items.filter((item) => announcedIn(item, ann.name, 'joining') !== undefined).length -
      announced.length;
    if (announced.length > 0 && before > 0) {
      sheet.fail(
        'name-in-use',
        `The refused ${ann.name} was announced as joining all the same.`,
        bench.evidence(from),
      );
    }
  },
};

function judgeRefusal(bench: Bench, second: Peer, mark: number, from: number): void {
  const { sheet } = bench;
  const answers = second.since(mark).flatMap((item) => bench.answerIn(item) ?? []);
  for (const answer of answers) judgeAnswer(bench, answer, from);
  const hasError = answers.some(({ form }) => form === 'error');
  const hasStatus = answers.some(({ form }) => form !== 'error');
  sheet.pass('name-in-use', 'The second one was refused, and told so.');
  sheet.reads('refusal', hasError ? (hasStatus ? 'status 1 and 05' : '05 with words') : 'status 1');
}

/** After a refusal: on the same connection, or on a new one where the server has closed it. */
async function retry(bench: Bench, second: Peer, ann: Peer): Promise<void> {
  const { sheet } = bench;
  const name = bench.name();
  let peer = second;
  let again = second.ended ? undefined : await bench.ask(second, name);
  const where = again?.accepted ? 'same connection' : 'new connection';
  const silent = again !== undefined && !again.accepted && !second.ended;
  if (!again?.accepted) {
    peer = await bench.connect(name);
    again = await bench.ask(peer, name);
  }
  if (!again.accepted) {
    sheet.fail(
      'retry',
      `After a refusal the free name ${name} was not accepted, on a new connection either.`,
      bench.evidence(again.from),
    );
    return;
  }
  if (silent) {
    const sentence = `After the refusal the connection stays open, but a request for the free name ${name} is not accepted on it.`;
    sheet.fail('retry', sentence, bench.evidence(0, [second]));
    sheet.workaround('After a refusal, a new connection was made for the next name.');
  } else {
    sheet.pass('retry', `After the refusal ${name} was accepted.`);
    sheet.reads('after a refusal', where);
  }
  const deaf = bench.canTalk ? await bench.say(peer, [ann]) : [];
  if (deaf.length > 0) {
    sheet.fail(
      'retry',
      `${name} was accepted after a refusal, but a text of ${name} does not come to ${ann.label}.`,
      bench.evidence(again.from),
    );
  }
}

export const blankName: Scenario = {
  name: 'a blank name',
  decides: ['blank'],
  async run(bench) {
    const { sheet } = bench;
    const ann = await bench.join();
    const blank = await bench.connect('somebody without a name');
    const from = bench.transcript.mark;
    const mark = blank.mark;
    const markOfAnn = ann.mark;
    const name = bench.name();
    blank.ask('');
    // The answers come in the order of the requests, so that the second one tells when there is none to the first.
    blank.ask(name);
    const answers = await blank.until(() => {
      const found = blank.since(mark).flatMap((item) => bench.answerIn(item) ?? []);
      const [first] = found;
      if (first?.accepted || found.length > 1) return found;
      return undefined;
    }, bench.limit);
    const found = answers ?? blank.since(mark).flatMap((item) => bench.answerIn(item) ?? []);
    const joining = (item: { text: string }): boolean => /^\*\* *is joining the chat\*\*/.test(item.text);
    const announced = [...ann.since(markOfAnn), ...blank.since(mark)].some(joining);
    const [first, second] = found;
    if (announced || (first?.accepted && second?.accepted)) {
      sheet.fail('blank', 'A request to join with an empty name was accepted.', bench.evidence(from));
      return;
    }
    if (first?.accepted) {
      // It may be the answer to the second request: then the name of it is announced, and counts as joined.
      const heard = await ann.find(markOfAnn, (item) => announcedIn(item, name, 'joining'), bench.limit);
      const late = ann.since(markOfAnn).some(joining);
      if (late || heard === undefined) {
        sheet.fail('blank', 'A request to join with an empty name was accepted.', bench.evidence(from));
        return;
      }
      sheet.pass('blank', 'An empty name got no answer, and nobody joined by it.');
      sheet.reads('blank names', 'silence');
      return;
    }
    if (first !== undefined) {
      sheet.pass('blank', 'An empty name was refused.');
      sheet.reads('blank names', first.form === 'error' ? '05' : 'status');
      return;
    }
    if (!blank.ended && !(await stillThere(bench, ann))) {
      throw new Blocked('After a request to join with an empty name the server did not answer any more.');
    }
    sheet.pass(
      'blank',
      blank.ended ? 'The connection was closed.' : 'An empty name got no answer, and nobody joined by it.',
    );
    sheet.reads('blank names', blank.ended ? 'closed' : 'silence');
  },
};

async function stillThere(bench: Bench, ann: Peer): Promise<boolean> {
  const other = await bench.join();
  return (await bench.say(other, [ann])).length === 0;
}
