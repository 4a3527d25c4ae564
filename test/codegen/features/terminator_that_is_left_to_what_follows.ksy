meta: {id: unconsumed}
seq:
  - {id: len, type: u1}
  - {id: part, type: part, size: len}
  - {id: bar, type: part}
types:
  part:
    seq:
      - {id: text, type: inner}
  inner:
    seq:
      - {id: text, type: str, encoding: ASCII, terminator: 0x7c, consume: false}
-test:
  - bytes: "03 'ab|' 'c|'"
    fields: {bar: {text: {text: "c"}}, len: 3, part: {text: {text: "ab"}}}
