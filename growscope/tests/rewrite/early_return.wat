;; Every way out of a function that may grow sets the mark: return, a branch to its end, a table of branches.
;;! call by_return
;;! call by_br 1
;;! call by_br 0
;;! call by_table 0
;;! call by_table 1
;;! call by_table 2
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call by_return
;;=   export 2: marked, forced
;;= -> 1
;;= call by_br 1
;;=   export 4: marked, forced
;;= -> 3
;;= call by_br 0
;;=   export 4: marked, forced
;;= -> 4
;;= call by_table 0
;;=   function 0 grew memory 0 from 1 pages
;;=   export 6: marked, forced
;;= -> 5
;;= call by_table 1
;;=   export 6: marked, forced
;;= -> 5
;;= call by_table 2
;;=   export 6: marked, forced
;;= -> 5
;;= memory has 2 pages
(module
  (memory (export "memory") 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func $by_return (result i32)
    (block (loop (if (i32.const 1) (then (return (i32.const 1))))))
    (call $grow)
    (i32.const 2))
  (func (export "by_return") (result i32) (call $by_return))
  (func $by_br (param i32) (result i32)
    (block
      (drop (br_if 1 (i32.const 3) (local.get 0))))
    (if (i32.const 0) (then (call $grow)))
    (i32.const 4))
  (func (export "by_br") (param i32) (result i32) (call $by_br (local.get 0)))
  (func $by_table (param i32) (result i32)
    (block $a (result i32)
      (block $b (result i32)
        (br_table $b $a 2 (i32.const 5) (local.get 0)))
      (call $grow)))
  (func (export "by_table") (param i32) (result i32) (call $by_table (local.get 0))))
