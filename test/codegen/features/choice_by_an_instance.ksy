meta: {id: choice_by_an_instance, endian: le}
seq:
  - {id: kind, type: u1}
  - id: body
    type: {switch-on: first, cases: {1: one, 2: other}}
instances:
  first: {pos: 0, type: u1}
types:
  one: {seq: [{id: a, type: u1}]}
  other: {seq: [{id: b, type: u2}]}
-test:
  - bytes: "01 03"
    fields: {kind: 1, first: 1, body: {a: 3}}
  - bytes: "02 0304"
    fields: {kind: 2, first: 2, body: {b: 1027}}
