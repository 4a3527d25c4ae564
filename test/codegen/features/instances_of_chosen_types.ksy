meta: {id: chosen_types, endian: be}
seq:
  - {id: kind, type: u1}
instances:
  body:
    pos: 2
    size: 4
    type: {switch-on: kind, cases: {1: one, 2: two}}
  parts:
    pos: 6
    type: {switch-on: kind, cases: {1: u1, 2: u2, _: u1}}
    repeat: eos
types:
  one: {seq: [{id: x, type: u1}, {id: up, type: u1, if: _parent.kind == 1}]}
  two: {instances: {y: {pos: 2, type: u2}}}
-test:
  - bytes: "01 00 0203 0000 0506"
    fields: {kind: 1, body: {x: 2, up: 3}, parts: [5, 6]}
  - bytes: "02 00 0000 0203 0506"
    fields: {kind: 2, body: {y: 515}, parts: [1286]}
  - bytes: "03 00 00000203"
    fields: {kind: 3, body: "hex 00000203", parts: []}
-of: what is behind the fields of a part is known from reading alone
