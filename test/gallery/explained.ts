/**
 * Differences from the official reader that are meant, or are its own mistakes: each with the reason. What is found here is
 * no fault of ours.
 */

interface Explained {
  /** The only format of which it is so; all, if none is named. */
  readonly format?: string;
  readonly found: RegExp;
  readonly why: string;
}

const EXPLAINED: readonly Explained[] = [
  {
    found: /official -?\d{16,}|: -?\d{13,}, official/,
    why: 'the official target reads 64 bits as a double, and gets a negative one wrong',
  },
  {
    format: 'dicom',
    found: /\.tag: \d+, official -/,
    why: 'the official target shifts 32 bits, with a sign',
  },
  {
    format: 'rtcp_payload',
    found: /\.ntp: \d+, official \d+/,
    why: 'the specification masks where it means to add; the official target shifts 32 bits by 0 instead of 32',
  },
  {
    found:
      /^edited: .*the readers disagree.*only ours refuses: (ConversionError|IntegerRangeError: -?\d+ does not fit an index)/,
    why: 'the edit makes a text that is no number, or an index that is none: NaN and undefined for the official target',
  },
];

/** Why something found is no fault of ours; undefined where nobody knows. */
export function explanationOf(format: string, text: string): string | undefined {
  return EXPLAINED.find((one) => (one.format ?? format) === format && one.found.test(text))?.why;
}
