;; The import makes its view after the last allocation: when the export returns, the view is alive.
;;! call make
;;= call make
;;=   function 1 grew memory 0 from 1 pages
;;=   import 0: marked, forced
;;= host.make_view(1)
;;=   export 2: not marked
;;= -> 
;;= memory has 2 pages
(module
  (import "host" "make_view" (func $make_view (param i32)))
  (memory (export "memory") 1)
  (func $alloc (result i32) (memory.grow (i32.const 1)))
  (func $make (export "make")
    (call $make_view (call $alloc))))
