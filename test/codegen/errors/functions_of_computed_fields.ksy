meta: {id: x, endian: be}
seq:
  - {id: a, type: b4}
  - {id: b, size: 4}
  - {id: c, type: u4, -ts-value: crc33(b)}
  - {id: d, type: u4, -ts-value: crc32(5)}
  - {id: e, type: u4, -ts-value: adler32()}
  - {id: f, type: u4, -ts-value: sha1(b)}
  - {id: g, size: 20, -ts-value: sha1(_bytes_of(b + b))}
  - {id: h, type: u4, -ts-value: '_pos_of(b, c)'}
  - {id: i, type: u4, -ts-value: _size_of(a)}
  - {id: j, type: str, size: 4, encoding: ASCII, -ts-value: 'digits(1, 1, 4)'}
  - {id: k, type: u4, -ts-value: 'crc32(_bytes_of(b, part.n))'}
  - {id: l, type: u1, if: _io.eof, -ts-value: 1}
  - {id: part, type: part}
  - {id: m, size: crc32(b)}
types: {part: {seq: [{id: n, type: u1}]}}
# expect: 5:34: /seq/2/-ts-value: in 'crc33(b)': unknown function 'crc33', did you mean 'crc32'?
# expect: 6:40: /seq/3/-ts-value: in 'crc32(5)': 'crc32' takes byte arrays, found an integer
# expect: 7:34: /seq/4/-ts-value: in 'adler32()': 'adler32' takes byte arrays, at least one
# expect: 8:34: /seq/5/-ts-value: in 'sha1(b)': the field is an integer, found a byte array
# expect: 9:51: /seq/6/-ts-value: in 'sha1(_bytes_of(b + b))': operator '+' does not go with a byte array and a byte array
# expect: 10:35: /seq/7/-ts-value: in '_pos_of(b, c)': '_pos_of' takes a field
# expect: 11:43: /seq/8/-ts-value: in '_size_of(a)': '_size_of' is a number of bytes, and bits are fewer
# expect: 12:72: /seq/9/-ts-value: in 'digits(1, 1, 4)': the base must be a number from 2 to 36
# expect: 13:59: /seq/10/-ts-value: in 'crc32(_bytes_of(b, part.n))': the first and the last field must be of the same object
# expect: 14:27: /seq/11/if: whether a field with -ts-value is there cannot depend on the stream
# expect: 16:24: /seq/13/size: size: in expression 'crc32(b)': expected an operator or the end of the expression, as only a method can be called, found "("
# official: refuses
