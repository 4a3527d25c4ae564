/** Another time for a program, ten years from now: `node --import other-time.mjs`. */
const RealDate = Date;
const later = 10 * 365 * 24 * 3_600_000;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + later] : given));
  }

  static now() {
    return RealDate.now() + later;
  }
};
