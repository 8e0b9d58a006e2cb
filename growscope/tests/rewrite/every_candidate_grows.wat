;; A vtable of whose functions each may grow, one by way of the vtable itself: who calls one and had room this time has come
;; back from growth all the same.
;;! call one
;;! call other
;;= call one
;;=   import 0: marked, forced
;;= host.look()
;;=   export 4: not marked
;;= -> 
;;= call other
;;=   function 1 grew memory 0 from 1 pages
;;=   import 0: marked, forced
;;= host.look()
;;=   export 5: not marked
;;= -> 
;;= memory has 2 pages
(module
  (import "host" "look" (func $look))
  (type $policy (func (param i32)))
  (memory (export "memory") 1)
  (table 2 funcref)
  (elem (i32.const 0) $small $large)
  (func $small (param i32) (if (local.get 0) (then (drop (memory.grow (i32.const 1))))))
  (func $large (param i32) (call_indirect (type $policy) (local.get 0) (i32.const 0)))
  (func $cell (param i32 i32) (if (local.get 1) (then (call_indirect (type $policy) (i32.const 1) (local.get 0)))))
  (func (export "one") (call $cell (i32.const 0) (i32.const 0)) (call $look))
  (func (export "other") (call $cell (i32.const 1) (i32.const 1)) (call $look)))
