;; Another exception than the one that is caught gets past.
;;= memory 0
;;= memory.grow of 0 in g
;;= f: may: f → g → memory.grow
(module (memory 1) (tag $e) (tag $d)
  (func $g (drop (memory.grow (i32.const 1))) (throw $d))
  (func (export "f")
    (block $h (try_table (catch $e $h) (call $g)) (return))
    unreachable))
