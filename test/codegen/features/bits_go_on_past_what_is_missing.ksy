meta: {id: bits_past_gaps, endian: be}
seq:
  - {id: first, type: nibble}
  - {id: nothing, type: nothing}
  - id: choice
    type:
      switch-on: first.value
      cases: {1: nibble, 2: nothing, 3: maybe}
  - {id: none, type: u1, repeat: expr, repeat-expr: 0}
  - {id: second, type: nibble}
  - {id: maybe, type: maybe}
  - {id: end, type: u1}
types:
  nibble:
    seq:
      - {id: value, type: b4}
  nothing: {}
  maybe:
    seq:
      - {id: byte, type: u1, if: _root.first.value == 16}
      - {id: bits, type: b4}
-test:
  - bytes: "12 34 ff"
    fields: {choice: {value: 2}, end: 255, first: {value: 1}, maybe: {bits: 4}, none: [], nothing: {}, second: {value: 3}}
  - bytes: "32 34 ff"
    fields: {choice: {bits: 2}, end: 255, first: {value: 3}, maybe: {bits: 4}, none: [], nothing: {}, second: {value: 3}}
