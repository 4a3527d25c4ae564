meta: {id: x, ks-version: 0.7f}
# expect: 1:27: /meta/ks-version: ks-version must be like 0.9 or 0.10.1, found '0.7f'
# official: refuses
