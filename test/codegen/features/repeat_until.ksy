meta: {id: until, encoding: ASCII}
seq:
  - {id: numbers, type: u1, repeat: until, repeat-until: _ == 0}
  - {id: records, type: rec, repeat: until, repeat-until: _.last or _index == 2}
  - {id: texts, type: strz, repeat: until, repeat-until: '_ == ""'}
types:
  rec: {seq: [{id: last, type: b1}, {id: value, type: b7}]}
-test:
  - bytes: "010200 0182 'a' 00 00"
    fields: {numbers: [1, 2, 0], records: [{last: false, value: 1}, {last: true, value: 2}], texts: ["a", ""]}
  - bytes: "00 010203 00"
    fields: {numbers: [0], records: [{last: false, value: 1}, {last: false, value: 2}, {last: false, value: 3}], texts: [""]}
