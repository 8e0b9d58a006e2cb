;; A virtual call that may reach growth or not is no suspect where it was not made.
;;! call one
;;! call other
;;= call one
;;=   import 0: not marked
;;= host.look()
;;=   export 4: not marked
;;= -> 
;;= call other
;;=   import 0: not marked
;;= host.look()
;;=   export 5: not marked
;;= -> 
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (type $policy (func (param i32)))
  (memory (export "memory") 1)
  (table 2 funcref)
  (elem (i32.const 0) $small $large)
  (func $small (param i32) (if (local.get 0) (then (drop (memory.grow (i32.const 1))))))
  (func $large (param i32))
  (func $cell (param i32 i32) (if (local.get 1) (then (call_indirect (type $policy) (i32.const 1) (local.get 0)))))
  (func (export "one") (call $cell (i32.const 0) (i32.const 0)) (call $look))
  (func (export "other") (call $cell (i32.const 0) (i32.const 0)) (call $look)))
