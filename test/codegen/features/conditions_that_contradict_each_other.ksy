meta: {id: contradictions}
seq:
  - {id: kind, type: u1, enum: kind}
  - {id: n, type: u1}
  - id: body
    if: kind == kind::a
    type:
      switch-on: kind
      cases: {'kind::a': u1, 'kind::b': u2be}
  - {id: never, type: u1, if: n == 1 and n == 2}
  - {id: always, type: u1, if: true}
instances:
  odd: {value: 'n == 3 ? (n == 4 ? 1 : 2) : 3'}
  literal: {value: '1 == 2'}
  same: {value: '"a" == "b" ? 1 : 0'}
  bools: {value: 'false == true'}
enums:
  kind: {1: a, 2: b}
-test:
  - bytes: "01 03 05 06"
    fields: {always: 6, body: 5, bools: false, kind: 1, literal: false, n: 3, odd: 2, same: 0}
  - bytes: "02 01 06"
    fields: {always: 6, bools: false, kind: 2, literal: false, n: 1, odd: 3, same: 0}
