meta:
  id: x
  imports:
    - nowhere
# expect: 4:7: /meta/imports/0: cannot find import 'nowhere', tried nowhere.ksy
# official: refuses
