;; A tail call of an import leaves the handlers behind, rewritten too.
;;! call run
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call run
;;=   function 1 grew memory 0 from 1 pages
;;=   import 0: marked, forced
;;= host.look()
;;=   export 1: not marked
;;= -> 0
;;= memory has 2 pages
(module
  (tag $t)
  (import "host" "look" (func $look (result i32)))
  (memory (export "memory") 1)
  (func (export "run") (result i32)
    (drop (memory.grow (i32.const 1)))
    (block $caught
      (try_table (catch_all $caught) (return_call $look)))
    (i32.const 3)))
