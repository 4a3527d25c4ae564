meta: {id: unconsumed_array}
seq:
  - {id: items, terminator: 0x7c, consume: false, include: true, repeat: expr, repeat-expr: 2}
-test:
  - bytes: "'ab|'"
    fields: {items: ["hex 61627c", "hex 7c"]}
