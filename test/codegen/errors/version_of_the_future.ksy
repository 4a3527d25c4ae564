meta: {id: x, ks-version: 99.99.99}
# expect: 1:27: /meta/ks-version: this needs Kaitai Struct 99.99.99, and the generator implements 0.11
# official: refuses
