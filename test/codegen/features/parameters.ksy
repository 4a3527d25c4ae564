meta: {id: with_params, encoding: ASCII}
seq:
  - {id: a, type: 'block(2, true)'}
  - {id: b, type: 'block(a.body[0], false)'}
  - {id: c, type: 'named("x", 1.5, animal::cat, [1, 2], a)'}
types:
  block:
    params:
      - {id: len, type: u1}
      - {id: has_more, type: bool}
    seq:
      - {id: body, size: len}
      - {id: more, type: u1, if: has_more}
  named:
    params:
      - {id: name, type: str}
      - {id: factor, type: f8}
      - {id: kind, type: u1, enum: animal}
      - {id: raw, type: bytes}
      - {id: other, type: block}
    seq:
      - {id: value, type: u1}
    instances:
      text: {value: 'name + (other.has_more ? "y" : "n")'}
      product: {value: factor * 2}
enums:
  animal: {1: dog, 2: cat}
-test:
  - bytes: "0102 03 05 07"
    fields: {a: {body: "hex 0102", hasMore: true, len: 2, more: 3}, b: {body: "hex 05", hasMore: false, len: 1}, c: {factor: 1.5, kind: 2, name: "x", other: {body: "hex 0102", hasMore: true, len: 2, more: 3}, product: 3, raw: "hex 0102", text: "xy", value: 7}}
