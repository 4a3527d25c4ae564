meta: {id: positions, endian: le}
seq:
  - {id: ofs_text, type: u1}
  - {id: kind, type: u1, enum: kind}
instances:
  magic: {pos: 2, contents: "KS"}
  number: {pos: 4, type: u2, valid: {min: 2}}
  flag: {pos: 6, type: b1}
  sort: {pos: 6, type: u1, enum: kind}
  text: {pos: ofs_text + 1, type: strz, encoding: UTF-8}
  items: {pos: 7, type: u1, repeat: until, repeat-until: _ == 0}
  never: {pos: 1000, type: u1, if: kind == kind::two}
  rest: {pos: ofs_text, size-eos: true}
enums:
  kind: {1: one, 2: two}
-test:
  - bytes: "0a 01 'KS' 0203 81 050600 ff 'Ann' 00"
    fields: {ofsText: 10, kind: 1, magic: "hex 4b53", number: 770, flag: true, sort: 129, text: Ann, items: [5, 6, 0], rest: "hex ff416e6e00"}
