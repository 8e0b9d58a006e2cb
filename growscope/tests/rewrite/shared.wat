;; Growth by 0 shows nothing where memory is shared; alone, the module is left as it is.
;;! call grow
;;= unchanged: the memory that it grows is shared, and growth by 0 shows nothing there
;;= call grow
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
(module
  (import "host" "memory" (memory 1 4 shared))
  (func (export "grow") (result i32) (memory.grow (i32.const 1))))
