meta: {id: multi}
seq:
  - {id: a, terminator: [0x0d, 0x0a]}
  - {id: b, terminator: [1, 2, 3], eos-error: false}
-test:
  - bytes: "6162 0d0a 040506 010203"
    fields: {a: "hex 6162", b: "hex 040506"}
  - bytes: "610d 0a62 0d0a"
    made: "610d0a620d0a010203"
    fields: {a: "hex 610d0a62", b: "hex "}
