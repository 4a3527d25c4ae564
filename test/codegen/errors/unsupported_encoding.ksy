meta: {id: x}
seq:
  - {id: a, type: str, size: 4, encoding: IBM437}
instances:
  b: {value: '[65].to_s("SJIS")'}
# expect: 3:19: /seq/0/type: encoding 'IBM437' is not supported, expected one of: ASCII, UTF-8, UTF-16LE, UTF-16BE, ISO-8859-1
# official: accepts
