meta: {id: logic, encoding: ASCII}
seq:
  - {id: a, type: u1}
  - {id: s, type: str, size: 2}
  - {id: raw, size: 2}
  - {id: flag, type: b1}
instances:
  eq: {value: a == 5}
  ne: {value: a != 5}
  range: {value: 3 <= a and a < 10}
  either: {value: a == 1 or flag}
  neither: {value: not (a == 1) and not flag}
  str_eq: {value: 's == "ab"'}
  str_lt: {value: 's < "b"'}
  bytes_eq: {value: 'raw == [1, 2]'}
  bytes_lt: {value: 'raw < [1, 3]'}
  bool_eq: {value: flag == true}
  pick: {value: 'flag ? 1 : a > 4 ? 2 : 3'}
-test:
  - bytes: "05 'ab' 0102 80"
    fields: {a: 5, boolEq: true, bytesEq: true, bytesLt: true, either: true, eq: true, flag: true, ne: false, neither: false, pick: 1, range: true, raw: "hex 0102", s: "ab", strEq: true, strLt: true}
  - bytes: "01 'cc' 0104 00"
    fields: {a: 1, boolEq: false, bytesEq: false, bytesLt: false, either: true, eq: false, flag: false, ne: true, neither: false, pick: 3, range: false, raw: "hex 0104", s: "cc", strEq: false, strLt: false}
