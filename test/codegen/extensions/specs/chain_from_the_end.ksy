meta: {id: chain, endian: le}
seq:
  - {id: num_records, type: u1}
  - {id: records, type: record(_index), repeat: expr, repeat-expr: num_records}
types:
  record:
    params: [{id: index, type: u4}]
    seq:
      - {id: value, type: u2}
      - id: behind
        type: u4
        -ts-value: 'index + 1 == _parent.num_records ? 0 : crc32(_bytes_of(_parent.records[index + 1]))'
