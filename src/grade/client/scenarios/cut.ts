import { Stuck } from '../stage.js';
import { type ClientScenario, rowWith } from './scenario.js';

export const cut: ClientScenario = {
  name: 'frames in pieces, and twenty at once',
  decides: ['cut'],
  async run(stage) {
    const { sheet } = stage;
    if (sheet.hasFailed('shown')) throw new Stuck('What others say is not shown.');
    const { terminal, peer } = await stage.join('Bob');
    await rowWith(stage, terminal, '**Bob is joining the chat**');
    const from = stage.transcript.mark;
    const line = (text: string): string =>
      sheet.reading('line of the room').has('Bob: Hi') ? `Ann: ${text}` : `[Ann] ${text}`;
    const texts = Array.from({ length: 20 }, () => stage.text());
    peer.write(Buffer.concat(texts.map((text) => stage.frame(2, line(text)))));
    for (const [index, text] of texts.entries()) {
      if ((await rowWith(stage, terminal, text)) !== undefined) continue;
      const sentence = `Twenty lines came in one segment, and number ${index + 1} is not shown.`;
      sheet.fail('cut', sentence, stage.evidence(terminal, from));
      return;
    }
    const frame = stage.frame(2, line(stage.text()));
    const text = frame.toString('latin1').slice(-25);
    let at = 0;
    for (const end of [1, 2, 3, 10, 11, frame.length]) {
      peer.write(frame.subarray(at, end));
      at = end;
      // What is typed and comes takes a moment, in which the client reads what is there.
      const word = stage.text();
      const mark = peer.mark;
      terminal.type(`${word}\r`);
      await stage.said(peer, mark, word, Math.min(stage.limit, 700));
    }
    if ((await rowWith(stage, terminal, text)) === undefined) {
      sheet.fail(
        'cut',
        'A line came in six pieces, and is not shown as one.',
        stage.evidence(terminal, from),
      );
      return;
    }
    sheet.pass('cut', 'Twenty lines in one segment, and one in six pieces, are shown.');
  },
};
