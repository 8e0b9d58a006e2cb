;; A memory whose page is one byte.
;;! call grow
;;= call grow
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
;;= memory has 2 pages
(module
  (memory (export "memory") 1 (pagesize 1))
  (func (export "grow") (result i32) (memory.grow (i32.const 1))))
