meta: {id: tree, endian: be}
seq:
  - {id: tag, type: u1}
  - {id: len_value, type: u2}
  - id: value
    size: len_value
    type:
      switch-on: tag
      cases: {1: branch, 2: leaf}
types:
  branch:
    seq:
      - {id: nodes, type: tree, repeat: eos}
  leaf:
    seq:
      - {id: number, type: u1}
-test:
  - bytes: "01 0008 02 0001 07 01 0000 09 0000"
    throws: EOFError
  - bytes: "01 000a 02 0001 07 01 0000 09 0000"
    fields:
      tag: 1
      lenValue: 10
      value:
        nodes:
          - {tag: 2, lenValue: 1, value: {number: 7}}
          - {tag: 1, lenValue: 0, value: {nodes: []}}
          - {tag: 9, lenValue: 0, value: "hex "}
