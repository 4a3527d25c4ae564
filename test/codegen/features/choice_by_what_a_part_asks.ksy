meta: {id: choice_by_what_a_part_asks, endian: be}
doc: The whole knows what its parts ask it for, though it is no part of anything itself.
seq:
  - {id: first, type: u1}
  - {id: part, type: part}
  - {id: len_body, type: u8, valid: {max: 1000}}
  - id: body
    size: len_body
    type:
      switch-on: part.of_root
      cases: {0: part, 1: holder(part.of_parent)}
  - id: more
    type: holder(_root.first)
types:
  part:
    seq:
      - {id: len, type: u1}
      - {id: data, size: len}
    instances:
      of_root: {value: _root.first}
      of_parent: {value: _parent.as<choice_by_what_a_part_asks>.first + 1}
  holder:
    params: [{id: n, type: u1}]
    seq:
      - {id: num, type: u1}
      - {id: data, size: n}
-test:
  - bytes: "00 01 09 0000000000000003 02 0101 07"
    fields: {first: 0, part: {len: 1, data: hex 09, ofRoot: 0, ofParent: 1}, lenBody: 3, body: {len: 2, data: hex 0101, ofRoot: 0, ofParent: 1}, more: {n: 0, num: 7, data: "hex "}}
  - bytes: "01 01 09 0000000000000003 05 0708 06 0a"
    fields: {first: 1, part: {len: 1, data: hex 09, ofRoot: 1, ofParent: 2}, lenBody: 3, body: {n: 2, num: 5, data: hex 0708}, more: {n: 1, num: 6, data: hex 0a}}
