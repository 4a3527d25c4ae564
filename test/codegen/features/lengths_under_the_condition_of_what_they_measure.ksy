meta: {id: lengths_under_conditions, endian: be}
seq:
  - {id: flags, type: u1}
  - {id: num_words, type: u1, if: flags & 1 != 0}
  - {id: len_name, type: b8, if: has_name}
  - {id: words, type: u2, repeat: expr, repeat-expr: num_words, if: flags & 1 != 0}
  - {id: name, type: str, size: len_name * 2, encoding: UTF-16LE, if: has_name}
  - {id: len_part, type: u8, if: flags & 4 != 0, valid: {max: 1000}}
  - {id: part, type: part, size: len_part, if: flags & 4 != 0}
instances:
  has_name: {value: flags & 2 != 0}
types:
  part:
    seq:
      - {id: kind, type: u1}
      - {id: len_body, type: u1, if: kind == 1 and _root.flags != 4}
      - {id: body, size: len_body + 1, if: kind == 1 and _root.flags != 4}
      - {id: len_chosen, type: u1, if: kind != 0}
      - id: chosen
        size: len_chosen
        if: kind != 0
        type: {switch-on: kind, cases: {2: word}}
  word: {seq: [{id: x, type: u2}]}
-test:
  - bytes: "00"
    fields: {flags: 0, hasName: false}
  - bytes: "01 02 0102 0304"
    fields: {flags: 1, hasName: false, numWords: 2, words: [258, 772]}
  - bytes: "02 01 6100"
    fields: {flags: 2, hasName: true, lenName: 1, name: "a"}
  - bytes: "04 0000000000000004 02 02 0102"
    fields: {flags: 4, hasName: false, lenPart: 4, part: {kind: 2, lenChosen: 2, chosen: {x: 258}}}
  - bytes: "07 00 00 0000000000000006 01 01 0809 01 07"
    fields: {flags: 7, hasName: true, numWords: 0, words: [], lenName: 0, name: "", lenPart: 6, part: {kind: 1, lenBody: 1, body: "hex 0809", lenChosen: 1, chosen: "hex 07"}}
