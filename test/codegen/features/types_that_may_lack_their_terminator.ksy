meta: {id: types}
seq:
  - {id: first, type: u1}
  - {id: part, type: part, terminator: 0, eos-error: false}
types:
  part: {seq: [{id: a, type: u1}]}
-test:
  - bytes: "01 'a' 00"
    fields: {first: 1, part: {a: 97}}
