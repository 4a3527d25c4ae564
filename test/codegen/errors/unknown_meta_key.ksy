meta: {id: x, endianness: le}
# expect: 1:15: /meta/endianness: unknown key 'endianness', expected one of: application, bit-endian, encoding, endian, file-extension, id, imports, ks-debug, ks-opaque-types, ks-version, license, tags, title, xref
# official: refuses
