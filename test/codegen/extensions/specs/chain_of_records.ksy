meta: {id: chain, endian: le}
seq:
  - {id: num_records, type: u1}
  - {id: records, type: record(_index), repeat: expr, repeat-expr: num_records}
  - {id: crc_of_next, type: u4, if: num_records > 0, -ts-value: 'crc32(_bytes_of(records[0]))'}
types:
  record:
    params: [{id: index, type: u4}]
    seq:
      - {id: value, type: u2}
      - {id: previous, type: u4, -ts-value: 'index == 0 ? 0 : crc32(_bytes_of(_parent.records[index - 1]))'}
