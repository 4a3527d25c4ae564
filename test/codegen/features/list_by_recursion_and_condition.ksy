meta: {id: chain}
seq:
  - {id: value, type: u1}
  - {id: next, type: chain, if: value != 0}
-test:
  - bytes: "03 02 00"
    fields: {next: {next: {value: 0}, value: 2}, value: 3}
