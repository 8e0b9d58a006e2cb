;; An import called before the first allocation can lose no view by it; one called after it can.
;;! call make
;;= call make
;;=   import 0: not marked
;;= host.before()
;;=   function 2 grew memory 0 from 1 pages
;;=   import 1: marked, forced
;;= host.after()
;;=   export 3: not marked
;;= -> 1
;;= memory has 2 pages
(module
  (import "host" "before" (func $before))
  (import "host" "after" (func $after))
  (memory (export "memory") 1)
  (func $alloc (result i32) (memory.grow (i32.const 1)))
  (func (export "make") (result i32)
    (call $before)
    (call $alloc)
    (call $after)))
