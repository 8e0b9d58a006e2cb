;; A memory of 64-bit addresses grows by an i64.
;;! call grow
;;= call grow
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
;;= memory has 2 pages
(module
  (memory (export "memory") i64 1)
  (func (export "grow") (result i64) (memory.grow (i64.const 1))))
