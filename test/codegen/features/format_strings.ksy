meta: {id: fstrings, encoding: ASCII}
seq:
  - {id: name, type: str, size: 2}
  - {id: n, type: u1}
instances:
  plain: {value: f"hello"}
  parts: {value: 'f"{name}: {n + 1} `x` ${n}"'}
-test:
  - bytes: "'ab' 05"
    fields: {n: 5, name: "ab", parts: "ab: 6 `x` $5", plain: "hello"}
