;;? when=crossing
;; At every boundary, asked for by name, also where nothing grows.
;;! call read
;;= call read
;;=   import 0: marked, forced
;;= host.look()
;;=   export 1: marked, forced
;;= -> 0
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func (export "read") (result i32) (call $look) (i32.load (i32.const 0))))
