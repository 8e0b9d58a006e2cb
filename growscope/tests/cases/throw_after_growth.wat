;; A function that throws past itself comes back, to whoever catches.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1) (tag $e)
  (func (export "f") (drop (memory.grow (i32.const 1))) (throw $e)))
