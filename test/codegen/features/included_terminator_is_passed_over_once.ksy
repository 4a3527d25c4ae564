meta: {id: passed}
seq:
  - {id: a, terminator: 0x7c, include: true}
  - {id: b, type: u1}
-test:
  - bytes: "'ab|c'"
    fields: {a: "hex 61627c", b: 99}
