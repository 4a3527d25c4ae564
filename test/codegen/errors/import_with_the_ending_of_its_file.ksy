meta: {id: x, imports: [other.ksy]}
# expect: 1:25: /meta/imports/0: cannot find import 'other.ksy', tried other.ksy.ksy, did you mean 'other'?
# official: refuses
