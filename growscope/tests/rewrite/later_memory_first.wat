;; The second memory is grown before the first one: each site still finds its own helper.
;;! call grow
;;= call grow
;;=   function 0 grew memory 1 from 1 pages
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1 1
;;= first has 3 pages
;;= second has 2 pages
(module
  (memory (export "first") 1)
  (memory (export "second") i64 1)
  (func (export "grow") (result i64 i32)
    (memory.grow 1 (i64.const 1))
    (memory.grow 0 (i32.const 2))))
