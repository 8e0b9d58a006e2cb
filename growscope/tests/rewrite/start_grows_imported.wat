;; The start function grows a memory that its host has had before: a boundary at its end.
;;! call nothing
;;=   function 0 grew memory 0 from 1 pages
;;=   start 0: marked, forced
;;= call nothing
;;=   export 1: not marked
;;= -> 
(module
  (import "host" "memory" (memory 1))
  (func $start (export "again") (drop (memory.grow (i32.const 1))))
  (func (export "nothing"))
  (start $start))
