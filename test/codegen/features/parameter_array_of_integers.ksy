meta: {id: array_param}
seq:
  - {id: sizes, type: u1, repeat: expr, repeat-expr: 2}
  - {id: user, type: 'user(sizes)'}
types:
  user:
    params: [{id: sizes, type: 'u1[]'}]
    seq:
      - {id: first, size: 'sizes[0]'}
      - {id: last, size: sizes.last}
-test:
  - bytes: "01 02 aa bbcc"
    fields: {sizes: [1, 2], user: {first: "hex aa", last: "hex bbcc", sizes: [1, 2]}}
