meta: {id: terminated}
seq:
  - {id: plain, terminator: 0x7c}
  - {id: kept, terminator: 0x7c, consume: false}
  - {id: bar, type: u1}
  - {id: optional, terminator: 0, eos-error: false}
-test:
  - bytes: "'ab|cd|' 6566 00"
    fields: {bar: 124, kept: "hex 6364", optional: "hex 6566", plain: "hex 6162"}
  - bytes: "'||' 00"
    fields: {bar: 124, kept: "hex ", optional: "hex ", plain: "hex "}
