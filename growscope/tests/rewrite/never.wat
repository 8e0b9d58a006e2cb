;; Nothing grows memory: no boundary forces anything.
;;! call read
;;= unchanged: nothing in it grows memory
;;= call read
;;=   import 0: not marked
;;= host.look()
;;=   export 1: not marked
;;= -> 0
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func (export "read") (result i32) (call $look) (i32.load (i32.const 0))))
