meta: {id: padded_eos}
seq:
  - {id: len, type: u1}
  - {id: block, type: block, size: len}
types:
  block:
    seq:
      - {id: text, type: str, encoding: ASCII, size-eos: true, terminator: 0, pad-right: 0x2e}
-of: the size of the padding follows from nothing
-test:
  - bytes: "06 'abc' 002e2e"
    fields: {block: {text: "abc"}, len: 6}
