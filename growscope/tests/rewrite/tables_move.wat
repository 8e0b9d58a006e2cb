;; Every instruction that names a table finds it again, and so do segments and exports.
;;! call run
;;! table second 1 4
;;= call run
;;=   function 1 grew memory 0 from 1 pages
;;=   export 1: marked, forced
;;= -> 4 2 4 6
;;= table second 1 4
;;=   table function 0: not marked
;;= -> 8
;;= memory has 1 pages
(module
  (type $op (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (table $first 2 10 funcref)
  (table $second (export "second") 2 10 funcref)
  (elem (table $first) (i32.const 0) func $double)
  (elem (table $second) (i32.const 1) func $double)
  (elem $passive func $double)
  (func $double (type $op) (i32.mul (local.get 0) (i32.const 2)))
  (func (export "run") (result i32 i32 i32 i32)
    (drop (memory.grow (i32.const 0)))
    (drop (table.grow $second (ref.null func) (i32.const 2)))
    (table.init $first $passive (i32.const 1) (i32.const 0) (i32.const 1))
    (table.copy $second $first (i32.const 0) (i32.const 1) (i32.const 1))
    (table.set $second (i32.const 2) (table.get $first (i32.const 0)))
    (table.fill $second (i32.const 3) (ref.null func) (i32.const 1))
    (table.size $second)
    (call_indirect $first (type $op) (i32.const 1) (i32.const 1))
    (call_indirect $second (type $op) (i32.const 2) (i32.const 0))
    (call_indirect $second (type $op) (i32.const 3) (i32.const 2))))
