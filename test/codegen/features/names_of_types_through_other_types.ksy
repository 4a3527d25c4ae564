meta: {id: names_of_types_through_other_types}
seq:
  - {id: a, type: 'outer::inner'}
  - {id: b, type: {switch-on: a.x, cases: {1: 'beside::deep', 2: beside}}}
instances:
  # Each name is looked up from the type before it outwards, so `beside` is found beside `outer`.
  c: {value: 'b.as<names_of_types_through_other_types::outer::beside::deep>.z', if: a.x == 1}
types:
  outer:
    types:
      inner:
        seq: [{id: x, type: u1}]
  beside:
    seq: [{id: y, type: u1}]
    types:
      deep:
        seq: [{id: z, type: u1}]
-test:
  - bytes: "01 02"
    fields: {a: {x: 1}, b: {z: 2}, c: 2}
  - bytes: "02 03"
    fields: {a: {x: 2}, b: {y: 3}}
