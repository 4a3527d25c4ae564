meta: {id: circular}
seq:
  - {id: len, type: u1}
  - {id: body, type: 'body(len)', size: len}
types:
  body:
    params: [{id: n, type: u1}]
    seq:
      - {id: head, size: n - 1}
      - {id: end, type: u1}
-test:
  - bytes: "03 0102 03"
    fields: {body: {end: 3, head: "hex 0102", n: 3}, len: 3}
