;; Exported and in the table: a boundary for the host either way, and none for the guest.
;;! call allocate 1
;;! table table 0 1
;;! call through_table
;;= call allocate 1
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced; 1 bytes asked for
;;= -> 1
;;= table table 0 1
;;=   function 0 grew memory 0 from 2 pages
;;=   export 0: marked, forced; 1 bytes asked for; another call
;;= -> 2
;;= call through_table
;;=   function 0 grew memory 0 from 3 pages
;;=   export 1: marked, forced; 1 bytes asked for; another call
;;= -> 3
;;= memory has 4 pages
(module
  (type $op (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (table (export "table") funcref (elem $allocate))
  (func $allocate (export "allocate") (type $op) (memory.grow (local.get 0)))
  (func (export "through_table") (result i32)
    (call_indirect (type $op) (i32.const 1) (i32.const 0))))
