meta: {id: valid_any, encoding: ASCII}
seq:
  - {id: a, type: u1, valid: {any-of: [1, 2, 0x30]}}
  - {id: b, type: str, size: 1, valid: {any-of: ['"x"', '"y"']}}
  - {id: c, size: 1, valid: {any-of: ['[1]', '[2]']}}
-test:
  - bytes: "30 'y' 02"
    fields: {a: 48, b: "y", c: "hex 02"}
  - bytes: "31"
    throws: ValidationNotAnyOfError
