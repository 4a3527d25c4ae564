meta:
  id: importing
  imports: [shared]
seq:
  - {id: a, type: shared}
  - {id: b, type: 'shared::inner'}
  - {id: c, type: u1, enum: 'shared::kind'}
  - {id: d, type: own}
types:
  own:
    seq: [{id: s, type: shared}]
instances:
  is_one: {value: 'c == shared::kind::one'}
-test:
  - bytes: "01 02 01 03"
    fields: {a: {x: 1}, b: {y: 2}, c: 1, d: {s: {x: 3}}, isOne: true}
