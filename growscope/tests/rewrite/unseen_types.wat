;; Types in a recursive group, and a function that takes one: what is added comes behind them.
;;! call run
;;= call run
;;=   function 0 grew memory 0 from 1 pages
;;=   export 1: marked, forced
;;= -> 1
;;= memory has 2 pages
(module
  (rec (type $a (struct (field i32))) (type $f (func (param (ref null $a)) (result i32))))
  (memory (export "memory") 1)
  (func $take (type $f) (memory.grow (i32.const 1)))
  (func (export "run") (result i32) (call $take (ref.null $a))))
