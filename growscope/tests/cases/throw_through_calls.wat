;; So do its callers.
;;= memory 0
;;= memory.grow of 0 in g
;;= f: may: f → h → g → memory.grow
(module (memory 1) (tag $e)
  (func $g (drop (memory.grow (i32.const 1))) (throw $e))
  (func $h (call $g) unreachable)
  (func (export "f") (call $h) unreachable))
