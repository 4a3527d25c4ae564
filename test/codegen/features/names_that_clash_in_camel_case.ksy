meta: {id: clash}
seq:
  - {id: a_b, type: u1}
  - {id: a__b, type: u1}
  - {id: a_b_, type: u1}
  - {id: unnamed0, type: a1}
  - {type: a_1}
  - {id: e, type: u1, enum: a_1}
types:
  a1: {seq: [{id: len, type: u1}, {id: body, size: len}]}
  a_1: {seq: [{id: x_1, type: u1}, {id: x1, type: u1}]}
  clash: {seq: [{id: z, type: u1}]}
enums:
  a_1: {1: one}
  a1: {1: one}
instances:
  c_1: {value: 1}
  c1: {value: 2}
-test:
  - bytes: "01 02 03 01ff 0405 01"
    fields: {_unnamed4: {x1: 4, x1_: 5}, aB: 1, aB_: 2, aB__: 3, c1: 1, c1_: 2, e: 1, unnamed0: {body: "hex ff", len: 1}}
