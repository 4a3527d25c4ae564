meta: {id: sized}
seq:
  - {id: len, type: u1}
  - {id: body, size: len}
  - {id: two, size: 2}
  - {id: none, size: 0}
  - {id: rest, size-eos: true}
-test:
  - bytes: "03 010203 0405 0607"
    fields: {body: "hex 010203", len: 3, none: "hex ", rest: "hex 0607", two: "hex 0405"}
  - bytes: "00 0405"
    fields: {body: "hex ", len: 0, none: "hex ", rest: "hex ", two: "hex 0405"}
