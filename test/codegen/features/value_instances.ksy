meta: {id: instances}
seq:
  - {id: a, type: u1}
  - {id: b, type: u1}
instances:
  sum: {value: a + b}
  doubled: {value: sum * 2}
  text: {value: '"n" + a.to_s'}
  maybe: {value: a, if: b > 3}
  checked: {value: a * 2, valid: {min: 2}}
-test:
  - bytes: "01 05"
    fields: {a: 1, b: 5, checked: 2, doubled: 12, maybe: 1, sum: 6, text: "n1"}
  - bytes: "02 03"
    fields: {a: 2, b: 3, checked: 4, doubled: 10, sum: 5, text: "n2"}
