;; The host calls back from an import: a boundary inside a boundary, and the outer call goes on as the guest's.
;;! call outer
;;= call outer
;;=   import 0: not marked
;;= host.call:inner()
;;=   function 2 grew memory 0 from 1 pages
;;=   export 2: marked, forced
;;=   function 1 grew memory 0 from 2 pages
;;=   export 3: marked, forced
;;= -> 2
;;= memory has 3 pages
(module
  (type $op (func (param i32) (result i32)))
  (import "host" "call:inner" (func $back))
  (memory (export "memory") 1)
  (table (export "table") funcref (elem $allocate))
  (func $allocate (type $op) (memory.grow (local.get 0)))
  (func (export "inner") (drop (memory.grow (i32.const 1))))
  (func (export "outer") (result i32)
    (call $back)
    (call_indirect (type $op) (i32.const 1) (i32.const 0))))
