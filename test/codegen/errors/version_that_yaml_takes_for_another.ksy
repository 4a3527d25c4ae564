meta: {id: x, ks-version: 0.10}
# expect: 1:27: /meta/ks-version: ks-version must be 0.6 or later, found 0.1, in quotes if it ends in 0: '0.10'
# official: refuses
