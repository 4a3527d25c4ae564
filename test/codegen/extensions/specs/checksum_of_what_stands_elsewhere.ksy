meta: {id: elsewhere, endian: le}
seq:
  - {id: ofs_body, type: u2}
  - {id: len_body, type: u2}
  - {id: crc, type: u4, -ts-value: crc32(body)}
  - {id: crc_of_bytes, type: u4, -ts-value: crc32(_bytes_of(body))}
instances:
  body: {pos: ofs_body, size: len_body}
