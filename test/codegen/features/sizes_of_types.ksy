meta: {id: sizes, endian: be}
seq:
  - {id: a, type: block}
  - {id: raw, size: 3}
types:
  block:
    seq:
      - {id: x, type: u4}
      - {id: y, type: b12}
      - {id: z, size: 2}
instances:
  of_type: {value: sizeof<block>}
  of_int: {value: sizeof<u8>}
  bits: {value: bitsizeof<b12>}
  of_value: {value: a._sizeof}
  of_field: {value: a.x._sizeof + raw._sizeof}
-test:
  - bytes: "01020304 1230 0506 070809"
    fields: {a: {x: 16909060, y: 291, z: "hex 0506"}, bits: 12, ofField: 7, ofInt: 8, ofType: 8, ofValue: 8, raw: "hex 070809"}
