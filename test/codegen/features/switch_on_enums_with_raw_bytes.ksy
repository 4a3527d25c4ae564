meta: {id: switch_enum}
seq:
  - {id: kind, type: u1, enum: kind}
  - {id: len, type: u1}
  - id: body
    size: len
    type:
      switch-on: kind
      cases:
        'kind::number': number
        'kind::text': text
types:
  number: {seq: [{id: value, type: u2be}]}
  text: {seq: [{id: value, type: str, encoding: ASCII, size-eos: true}]}
enums:
  kind: {1: number, 2: text}
-test:
  - bytes: "01 02 0102"
    fields: {body: {value: 258}, kind: 1, len: 2}
  - bytes: "02 03 'abc'"
    fields: {body: {value: "abc"}, kind: 2, len: 3}
  - bytes: "09 02 ffff"
    fields: {body: "hex ffff", kind: 9, len: 2}
