meta: {id: until_eof}
seq:
  - {id: items, type: u1, repeat: until, repeat-until: _io.eof}
-test:
  - bytes: "010203"
    fields: {items: [1, 2, 3]}
