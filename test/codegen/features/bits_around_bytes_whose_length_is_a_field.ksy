meta: {id: around, endian: be, bit-endian: be}
seq:
  - {id: len_body, type: u1}
  - {id: before, type: b4}
  - {id: body, size: len_body}
  - {id: behind, type: b4}
  - {id: last, type: u1}
-test:
  - bytes: "02 50 aabb 60 07"
    fields: {before: 5, body: "hex aabb", behind: 6, last: 7, lenBody: 2}
  - bytes: "00 50 60 07"
    fields: {before: 5, body: "hex ", behind: 6, last: 7, lenBody: 0}
