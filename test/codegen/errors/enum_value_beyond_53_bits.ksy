meta: {id: x}
enums:
  e: {0x7fffffffffffffff: big}
# expect: 3:27: /enums/e/9223372036854775807: enum values beyond 2^53 - 1 are not supported by target typescript, found 9223372036854775807
# official: refuses
