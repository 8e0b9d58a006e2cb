;; The rewrite needs one local more, behind parameters and all groups of locals.
;;! call run 5
;;= call run 5
;;=   function 0 grew memory 0 from 1 pages
;;=   export 1: marked, forced; 5 bytes asked for
;;= -> 6
;;= memory has 2 pages
(module
  (memory (export "memory") 1)
  (func $run (param i32) (result i32)
    (local i64 i64 f32 i32)
    (local.set 4 (i32.add (local.get 0) (memory.grow (i32.const 1))))
    (local.get 4))
  (func (export "run") (param i32) (result i32) (call $run (local.get 0))))
