meta: {id: frames, endian: be, encoding: ASCII}
seq:
  - {id: kind, type: u1}
  - {id: part, type: part, if: kind == 1}
  - {id: name, type: str, size: 2, if: kind == 2}
  - {id: head, type: head, size: 4, if: kind > 2}
  - {id: named, size: 2, if: kind == 2 and name == "ab"}
  - {id: headed, size: head.right.len, if: kind > 2}
  - {id: spelt, size: 3, if: kind == 4 and head.text == "3"}
types:
  part:
    seq:
      - {id: a, type: u1}
      - {id: len, type: u1, if: a == 1}
      - {id: body, size: len, if: a == 1}
  head:
    seq:
      - {id: left, type: pair}
      - {id: right, type: pair, size: 1}
      - {id: text, type: str, size: 1}
  pair: {seq: [{id: len, type: u1}]}
-test:
  - bytes: "00"
    fields: {kind: 0}
  - bytes: "01 01 02 'xy'"
    fields: {kind: 1, part: {a: 1, len: 2, body: "hex 7879"}}
  - bytes: "01 00"
    fields: {kind: 1, part: {a: 0}}
  - bytes: "02 'ab' 'cd'"
    fields: {kind: 2, name: ab, named: "hex 6364"}
  - bytes: "02 'xy'"
    fields: {kind: 2, name: xy}
  - bytes: "03 0102 '3' 00 'xy'"
    fields: {kind: 3, head: {left: {len: 1}, right: {len: 2}, text: "3"}, headed: "hex 7879"}
  - bytes: "04 0102 '3' 00 'xy' 'abc'"
    fields: {kind: 4, head: {left: {len: 1}, right: {len: 2}, text: "3"}, headed: "hex 7879", spelt: "hex 616263"}
