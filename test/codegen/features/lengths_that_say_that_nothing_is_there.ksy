meta: {id: lengths_that_say_nothing, endian: be}
seq:
  - {id: len_text, type: u1}
  - {id: text, type: str, size: len_text, encoding: ASCII, if: len_text != 0}
  - {id: num_words, type: u8, valid: {max: 1000}}
  - {id: words, type: u2, repeat: expr, repeat-expr: num_words, if: num_words != 0}
  - {id: len_more, type: s1}
  - {id: more, size: len_more, if: len_more != -1}
  - {id: len_part, type: u2}
  - {id: part, type: part, size: len_part - 4, if: len_part > 0}
types:
  part:
    seq:
      - {id: len_body, type: b8}
      - {id: body, size: len_body * 2, if: len_body >= 1}
-test:
  - bytes: "00 0000000000000000 ff 0000"
    fields: {lenText: 0, numWords: 0, lenMore: -1, lenPart: 0}
  - bytes: "01 'x' 0000000000000001 0102 00 0005 00"
    fields: {lenText: 1, text: "x", numWords: 1, words: [258], lenMore: 0, more: "hex ", lenPart: 5, part: {lenBody: 0}}
  - bytes: "02 'xy' 0000000000000002 0102 0304 01 05 0007 01 0809"
    fields: {lenText: 2, text: "xy", numWords: 2, words: [258, 772], lenMore: 1, more: "hex 05", lenPart: 7, part: {lenBody: 1, body: "hex 0809"}}
