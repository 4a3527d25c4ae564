/**
 * A machine whose time of day is set: `STEP=<milliseconds> node --import stepped-clock.mjs`. SIGUSR2 sets it by so much,
 * the next one by twice as much the other way. What measures how long something took does not see it, as on a real one.
 */
const realNow = Date.now;
let [offset, step] = [0, Number(process.env.STEP)];

globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [Date.now()] : given));
  }
};
Date.now = () => realNow() + offset;

process.on('SIGUSR2', () => {
  offset += step;
  step *= -2;
  process.stderr.write('The clock is set.\n');
});
