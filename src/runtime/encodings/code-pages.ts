/**
 * Encodings of one byte a character whose lower half is ASCII. Their tables are not here: the platform's
 * TextDecoder has them, and a table is made of it when it is first asked for. So they cost a program that does
 * not use them nothing, and they can also be written, which the platform cannot.
 */
import { DecodeError, EncodeError } from '../errors.js';
import { showByte } from '../show.js';
import { longText } from './char-codes.js';
import type { Encoding } from './encoding.js';

/** Stands in a table for a byte that is no character. */
const NONE = '\ufffd';

const TOP = 0x80;

/** Upper halves that not every TextDecoder knows: IBM437, and of ISO-8859-16 what is above the controls. */
const IBM437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const LATIN10 =
  '\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

/** What Windows-1252 has in place of the controls of ISO-8859-1, which Node 20 takes it for. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** What ISO 8859 has at 0x80 to 0x9F in each of its parts; the decoders of the web have other characters there. */
const CONTROLS = Array.from({ length: 0x20 }, (_, i) => String.fromCharCode(TOP + i)).join('');

function topOf(label: string): string {
  const decoder = new TextDecoder(label);
  return Array.from({ length: 0x100 - TOP }, (_, i) => decoder.decode(Uint8Array.of(TOP + i))).join('');
}

interface Tables {
  /** The UTF-16 unit of each byte. */
  readonly units: Uint16Array;
  /** The byte of each UTF-16 unit. */
  readonly bytes: ReadonlyMap<number, number>;
}

function tablesOf(top: string): Tables {
  const units = Uint16Array.from({ length: 0x100 }, (_, byte) =>
    byte < TOP ? byte : top.charCodeAt(byte - TOP),
  );
  const none = NONE.charCodeAt(0);
  const bytes = new Map(
    [...units].map((unit, byte) => [unit, byte] as const).filter(([unit]) => unit !== none),
  );
  return { units, bytes };
}

/** @param top makes the 128 characters from 0x80 on */
function codePage(name: string, aliases: readonly string[], top: () => string): Encoding {
  let made: Tables | undefined;
  const tables = () => {
    made ??= tablesOf(top());
    return made;
  };
  return {
    name,
    aliases,
    unit: 1,

    decode(bytes, start, end) {
      const { units } = tables();
      const codes = new Uint16Array(end - start);
      for (let at = start; at < end; at++) codes[at - start] = units[bytes[at] as number] as number;
      const text = longText(codes);
      const bad = text.indexOf(NONE);
      if (bad >= 0) {
        throw new DecodeError(name, bad, `${showByte(bytes[start + bad] as number)} is no character of it`);
      }
      return text;
    },

    byteLength(text) {
      return text.length;
    },

    encodeInto(text, target, at, end) {
      if (text.length > end - at) return -1;
      const { bytes } = tables();
      for (let i = 0; i < text.length; i++) {
        const byte = bytes.get(text.charCodeAt(i));
        if (byte === undefined) throw new EncodeError(name, text, i);
        target[at + i] = byte;
      }
      return at + text.length;
    },
  };
}

function iso8859(part: number, aliases: readonly string[], label = `iso-8859-${part}`): Encoding {
  return codePage(`ISO-8859-${part}`, aliases, () => CONTROLS + topOf(label).slice(CONTROLS.length));
}

const web = (name: string, ...aliases: string[]) => codePage(name, aliases, () => topOf(name));

/** All of them, by the names that the Kaitai documentation prefers. */
export const codePages: readonly Encoding[] = [
  iso8859(2, ['latin2', 'l2']),
  iso8859(3, ['latin3', 'l3']),
  iso8859(4, ['latin4', 'l4']),
  iso8859(5, ['cyrillic']),
  iso8859(6, ['arabic', 'ecma-114', 'asmo-708']),
  iso8859(7, ['greek', 'ecma-118', 'elot-928']),
  iso8859(8, ['hebrew']),
  iso8859(9, ['latin5', 'l5'], 'windows-1254'),
  iso8859(10, ['latin6', 'l6']),
  iso8859(11, ['thai', 'tis-620'], 'windows-874'),
  iso8859(13, ['latin7', 'l7']),
  iso8859(14, ['latin8', 'l8', 'iso-celtic']),
  iso8859(15, ['latin9', 'l9']),
  codePage('ISO-8859-16', ['latin10', 'l10'], () => CONTROLS + LATIN10),
  web('windows-874', 'cp874'),
  web('windows-1250', 'cp1250'),
  web('windows-1251', 'cp1251'),
  codePage('windows-1252', ['cp1252'], () => WINDOWS_1252 + topOf('windows-1252').slice(WINDOWS_1252.length)),
  ...[3, 4, 5, 6, 7, 8].map((i) => web(`windows-125${i}`, `cp125${i}`)),
  codePage('IBM437', ['cp437', '437'], () => IBM437),
  web('IBM866', 'cp866', '866'),
  web('KOI8-R'),
  web('KOI8-U'),
  web('macintosh', 'macroman'),
];
