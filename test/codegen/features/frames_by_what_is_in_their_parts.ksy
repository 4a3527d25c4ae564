meta: {id: frames, endian: le, encoding: ASCII}
seq:
  - {id: header, type: header}
  - {id: sized, type: sized, size: header.len_sized.to_i}
  - {id: wide, type: u8, valid: {max: 99}}
  - {id: signed, type: s2}
  - {id: code, type: str, size: 2}
  - {id: body, size: len_body}
  - {id: items, type: item(_index), repeat: expr, repeat-expr: header.num_items}
  - {id: numbers, type: u1, repeat: until, repeat-until: _ == 0}
  - {id: list, type: item(0), repeat: until, repeat-until: _.len == 0}
  - {id: root_sized, type: root_sized}
instances:
  len_body: {value: 'sized.inner.n + wide + signed + (code == "ab" ? 1 : 0)'}
types:
  header:
    seq:
      - {id: len_sized, type: str, size: 1}
      - {id: num_items, type: u1}
  sized:
    seq:
      - {id: first, type: u1}
      - {id: skip, size: first}
      - {id: inner, type: inner}
      - {id: rest, size-eos: true}
    types:
      inner: {seq: [{id: n, type: u1}]}
  item:
    params: [{id: plus, type: s4}]
    seq:
      - {id: len, type: u1}
      - {id: value, size: len + plus}
  root_sized:
    seq:
      - {id: pairs, type: pair, repeat: expr, repeat-expr: 2}
      - {id: value, size: _parent.header.num_items}
  pair: {seq: [{id: x, size: _root.header.num_items}]}
-test:
  - bytes: "'4' 02 01 ff 02 ee 0100000000000000 feff 'ab' 'cc' 01 'd' 00 'e' 05 00 01 'f' 00 'gh' 'ij' 'kl'"
    fields:
      header: {lenSized: "4", numItems: 2}
      sized: {first: 1, skip: "hex ff", inner: {n: 2}, rest: "hex ee"}
      wide: 1
      signed: -2
      code: ab
      body: "hex 6363"
      items: [{plus: 0, len: 1, value: "hex 64"}, {plus: 1, len: 0, value: "hex 65"}]
      numbers: [5, 0]
      list: [{plus: 0, len: 1, value: "hex 66"}, {plus: 0, len: 0, value: "hex "}]
      rootSized: {pairs: [{x: "hex 6768"}, {x: "hex 696a"}], value: "hex 6b6c"}
      lenBody: 2
