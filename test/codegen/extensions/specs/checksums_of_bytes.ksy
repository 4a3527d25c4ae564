meta: {id: checksums, endian: be, encoding: ASCII}
seq:
  - {id: len_body, type: u1}
  - {id: body, size: len_body}
  - {id: name, type: strz}
  - {id: sum_of_all, type: u4, -ts-value: 'sum(body, _bytes_of(name))'}
  - {id: crc, type: u4, -ts-value: 'crc32(_bytes_of(len_body, name))'}
  - {id: adler, type: u4, -ts-value: 'adler32(body, body)'}
  - {id: short_sum, type: u1, -ts-value: sum8(_bytes_of(sum_of_all))}
  - {id: parity, type: u1, -ts-value: xor8(_bytes_of(crc)) ^ 0xff}
  - {id: digest, size: 20, -ts-value: sha1(body)}
  - {id: len_digest, type: u1}
  - {id: long_digest, size: len_digest, -ts-value: 'sha256(_bytes_of(len_body, digest), body)'}
  - {id: complement, type: s4, -ts-value: -1 - body.size}
