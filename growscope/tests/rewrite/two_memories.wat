;; Two memories, of which one grows: the other one is left alone.
;;! call grow
;;= call grow
;;=   function 0 grew memory 1 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
;;= still has 1 pages
;;= grows has 2 pages
(module
  (memory (export "still") 1)
  (memory (export "grows") 1)
  (func (export "grow") (result i32) (memory.grow 1 (i32.const 1))))
