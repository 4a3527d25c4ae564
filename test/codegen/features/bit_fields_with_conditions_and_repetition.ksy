meta: {id: bit_groups}
seq:
  - {id: more, type: b1}
  - {id: count, type: b3}
  - {id: extra, type: b4, if: more}
  - {id: groups, type: b5, repeat: expr, repeat-expr: count}
  - {id: end, type: u1}
-test:
  - bytes: "b7 0886 42"
    fields: {count: 3, end: 66, extra: 7, groups: [1, 2, 3], more: true}
  - bytes: "21 50 42"
    fields: {count: 2, end: 66, groups: [2, 20], more: false}
