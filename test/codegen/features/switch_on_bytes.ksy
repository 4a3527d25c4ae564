meta: {id: switch_bytes}
seq:
  - {id: code, size: 2}
  - id: body
    type:
      switch-on: code
      cases: {'[1, 2]': u1, '[3, 4]': u2be}
-test:
  - bytes: "0102 05"
    fields: {body: 5, code: "hex 0102"}
  - bytes: "0304 0506"
    fields: {body: 1286, code: "hex 0304"}
  - bytes: "0505"
    fields: {code: "hex 0505"}
