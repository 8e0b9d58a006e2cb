;; A return from inside a handler's block still marks, with its value kept.
;;! call run 0
;;! call run 1
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call run 0
;;=   export 1: marked, forced
;;= -> 7
;;= call run 1
;;=   function 0 grew memory 0 from 1 pages
;;=   export 1: marked, forced; 1 bytes asked for; another call
;;= -> 1
;;= memory has 2 pages
(module
  (tag $t)
  (memory (export "memory") 1)
  (func $run (param i32) (result i32)
    (block $caught
      (try_table (catch_all $caught)
        (if (local.get 0) (then (throw $t)))
        (return (i32.const 7))))
    (memory.grow (i32.const 1)))
  (func (export "run") (param i32) (result i32) (call $run (local.get 0))))
