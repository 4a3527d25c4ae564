meta: {id: indexed}
seq:
  - {id: items, type: 'item(_index)', repeat: expr, repeat-expr: 3}
  - {id: tail, type: 'item(_index * 2)', repeat: eos}
types:
  item:
    params: [{id: n, type: s4}]
    seq: [{id: body, size: n}]
-test:
  - bytes: "aa bbcc ddee "
    fields: {items: [{body: "hex ", n: 0}, {body: "hex aa", n: 1}, {body: "hex bbcc", n: 2}], tail: [{body: "hex ", n: 0}, {body: "hex ddee", n: 2}]}
