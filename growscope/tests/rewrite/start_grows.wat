;; The start function grows, and nobody can have a view of its memory yet: its mark goes.
;;! call nothing
;;=   function 0 grew memory 0 from 1 pages
;;= call nothing
;;=   export 1: not marked
;;= -> 
;;= memory has 2 pages
(module
  (memory (export "memory") 1)
  (func $start (drop (memory.grow (i32.const 1))))
  (func (export "nothing"))
  (start $start))
