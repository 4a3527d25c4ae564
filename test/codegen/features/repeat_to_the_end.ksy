meta: {id: to_eos}
seq:
  - {id: head, type: u1}
  - {id: items, type: item, repeat: eos}
types:
  item: {seq: [{id: len, type: u1}, {id: body, size: len}]}
-test:
  - bytes: "00 01aa 00 02bbcc"
    fields: {head: 0, items: [{body: "hex aa", len: 1}, {body: "hex ", len: 0}, {body: "hex bbcc", len: 2}]}
  - bytes: "00"
    fields: {head: 0, items: []}
