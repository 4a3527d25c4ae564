meta: {id: object}
seq:
  - {id: kind, type: u1, enum: object}
  - {id: inner, type: object_2}
  - {id: stream, type: kaitai_stream}
types:
  kaitai_stream: {seq: [{id: self, type: kaitai_struct}]}
  kaitai_struct: {seq: [{id: x, type: u1}]}
  object_2: {seq: [{id: uint8_array, size: 1}]}
enums:
  object: {1: one}
-test:
  - bytes: "01 02 03"
    fields: {inner: {uint8Array: "hex 02"}, kind: 1, stream: {self: {x: 3}}}
