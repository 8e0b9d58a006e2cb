;; A return from inside a handler's block still marks, with its value kept.
;;! call run
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call run
;;=   export 1: marked, forced
;;= -> 7
;;= memory has 1 pages
(module
  (tag $t)
  (memory (export "memory") 1)
  (func $run (result i32)
    (block $caught
      (try_table (catch_all $caught) (return (i32.const 7))))
    (memory.grow (i32.const 1)))
  (func (export "run") (result i32) (call $run)))
