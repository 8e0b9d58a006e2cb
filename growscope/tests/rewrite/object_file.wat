;; An object file has relocations, which would all point wrong.
;;= refused: this is an object file, with relocations; rewrite what the linker makes of it
(module
  (@custom "linking" "\02")
  (memory (export "memory") 1))
