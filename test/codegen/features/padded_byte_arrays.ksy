meta: {id: padded}
seq:
  - {id: a, size: 5, pad-right: 0x20}
  - {id: b, size: 5, terminator: 0}
  - {id: c, size: 5, terminator: 0x40, pad-right: 0x2b}
  - {id: d, size: 5, terminator: 0x40, include: true, pad-right: 0x2b}
-test:
  - bytes: "'ab   ' 'abc' 0000 'abc@+' 'ab@++'"
    fields: {a: "hex 6162", b: "hex 616263", c: "hex 616263", d: "hex 616240"}
  - bytes: "'     ' 0000000000 '@++++' '@++++'"
    fields: {a: "hex ", b: "hex ", c: "hex ", d: "hex 40"}
  - bytes: "'abcde' 'abcde' 'abcde' 'abcde'"
    fields: {a: "hex 6162636465", b: "hex 6162636465", c: "hex 6162636465", d: "hex 6162636465"}
