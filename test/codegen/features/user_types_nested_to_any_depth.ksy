meta: {id: deep}
seq:
  - {id: one, type: outer}
  - {id: two, type: outer::middle}
  - {id: three, type: 'outer::middle::core'}
types:
  outer:
    seq:
      - {id: m, type: middle}
      - {id: again, type: sibling}
    types:
      middle:
        seq:
          - {id: c, type: core}
          - {id: s, type: sibling}
        types:
          core:
            seq:
              - {id: value, type: u1}
              - {id: s, type: sibling}
  sibling:
    seq:
      - {id: x, type: u1}
-test:
  - bytes: "0102 03 04 0506 07 0809"
    fields: {one: {again: {x: 4}, m: {c: {s: {x: 2}, value: 1}, s: {x: 3}}}, three: {s: {x: 9}, value: 8}, two: {c: {s: {x: 6}, value: 5}, s: {x: 7}}}
