;; What is thrown is caught, and then there is a trap: nothing comes back.
;;= memory 0
;;= memory.grow of 0 in g
;;= f: only-when-trapping: f → g → memory.grow
(module (memory 1) (tag $e)
  (func $g (drop (memory.grow (i32.const 1))) (throw $e))
  (func (export "f")
    (block $h (try_table (catch_all $h) (call $g)) (return))
    unreachable))
