;; Growth in a handler.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1) (tag $e)
  (func $g (throw $e))
  (func (export "f")
    (block $h (try_table (catch $e $h) (call $g)) (return))
    (drop (memory.grow (i32.const 1)))))
