meta: {id: stringy}
to-string: '"v" + major.to_s + "." + minor.to_s'
seq:
  - {id: major, type: u1}
  - {id: minor, type: u1}
-test:
  - bytes: "01 02"
    fields: {major: 1, minor: 2}
