;; Growth in a handler marks like any other.
;;! call run
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call run
;;=   function 1 grew memory 0 from 1 pages
;;=   import 0: marked, forced
;;= host.look()
;;=   export 1: not marked
;;= -> 1
;;= memory has 2 pages
(module
  (tag $t)
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func (export "run") (result i32)
    (block $caught
      (try_table (catch_all $caught) (throw $t)))
    (memory.grow (i32.const 1))
    (call $look)))
