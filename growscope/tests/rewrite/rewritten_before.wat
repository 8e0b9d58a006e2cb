;; A module that was rewritten before is refused.
;;= refused: this module was rewritten by growscope before; take the one that it was made from
(module
  (@custom "growscope" "")
  (memory (export "memory") 1))
