meta: {id: records, encoding: ASCII}
seq:
  - {id: records, type: record, repeat: eos}
types:
  record:
    seq:
      - {id: len, type: str, terminator: 0x20, -ts-value: 'digits(_bytes_of(len, text).size, 10, 1)'}
      - {id: text, type: str, terminator: 0x0a}
