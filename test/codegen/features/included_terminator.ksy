meta: {id: included}
seq:
  - {id: a, terminator: 0x7c, include: true, consume: false}
  - {id: bar, type: u1}
-test:
  - bytes: "'ab|'"
    fields: {a: "hex 61627c", bar: 124}
