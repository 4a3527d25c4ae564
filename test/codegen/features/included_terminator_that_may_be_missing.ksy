meta: {id: maybe_included}
seq:
  - {id: a, terminator: 0x7c, include: true, eos-error: false, consume: false}
-test:
  - bytes: "'ab'"
    fields: {a: "hex 6162"}
