;; A function with several results keeps them, whichever way it returns.
;;! call pair 0
;;! call pair 1
;;= call pair 0
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1 3
;;= call pair 1
;;=   export 0: marked, forced
;;= -> 1 2
;;= memory has 2 pages
(module
  (memory (export "memory") 1)
  (func (export "pair") (param i32) (result i32 i64)
    (if (local.get 0) (then (return (i32.const 1) (i64.const 2))))
    (memory.grow (i32.const 1))
    (i64.const 3)))
