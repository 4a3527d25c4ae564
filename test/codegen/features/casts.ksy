meta: {id: casts}
seq:
  - {id: kind, type: u1}
  - id: body
    type: {switch-on: kind, cases: {1: one, 2: two}}
types:
  one: {seq: [{id: x, type: u1}]}
  two: {seq: [{id: x, type: u2be}]}
instances:
  x: {value: 'kind == 1 ? body.as<one>.x : body.as<two>.x'}
  num: {value: 'kind.as<u4> + 1'}
  child: {value: body.as<one>, if: kind == 1}
-test:
  - bytes: "01 05"
    fields: {body: {x: 5}, child: {x: 5}, kind: 1, num: 2, x: 5}
  - bytes: "02 0506"
    fields: {body: {x: 1286}, kind: 2, num: 3, x: 1286}
