;; A loop of a million tail calls through the table and by name stays a loop: no wrapper may keep its frame.
;;! call count 1000000
;;! call count_indirect 1000000
;;= call count 1000000
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
;;= call count_indirect 1000000
;;=   function 1 grew memory 0 from 2 pages
;;=   export 1: marked, forced
;;= -> 2
;;= memory has 3 pages
(module
  (type $op (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (table (export "table") funcref (elem $indirect))
  (func $count (export "count") (type $op)
    (if (i32.eqz (local.get 0)) (then (return (memory.grow (i32.const 1)))))
    (return_call $count (i32.sub (local.get 0) (i32.const 1))))
  (func $indirect (export "count_indirect") (type $op)
    (if (i32.eqz (local.get 0)) (then (return (memory.grow (i32.const 1)))))
    (return_call_indirect (type $op) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))
