;; A function that the host takes from a table is a boundary, and is none where the guest calls it.
;;! table table 0 1
;;! call through_table
;;! call size_of_table
;;= table table 0 1
;;=   function 1 grew memory 0 from 1 pages
;;=   table function 1: marked, forced; 1 bytes asked for
;;= -> 1
;;= call through_table
;;=   function 1 grew memory 0 from 2 pages
;;=   import 0: marked, forced; 1 bytes asked for; another call
;;= host.look()
;;=   export 2: not marked
;;= -> 2
;;= call size_of_table
;;=   export 3: not marked
;;= -> 2
;;= memory has 3 pages
(module
  (type $op (func (param i32) (result i32)))
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (table (export "table") 2 funcref)
  (elem (i32.const 0) $allocate)
  (func $allocate (type $op) (memory.grow (local.get 0)))
  (func (export "through_table") (result i32)
    (call_indirect (type $op) (i32.const 1) (i32.const 0))
    (call $look))
  (func (export "size_of_table") (result i32) (table.size)))
