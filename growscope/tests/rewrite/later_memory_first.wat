;; The second memory is grown before the first one: each site still finds its own helper.
;;! call grow
(module
  (memory (export "first") 1)
  (memory (export "second") i64 1)
  (func (export "grow") (result i64 i32)
    (memory.grow 1 (i64.const 1))
    (memory.grow 0 (i32.const 2))))
