;; A handler that throws again comes back to whoever catches.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1) (tag $e)
  (func $g (throw $e))
  (func (export "f")
    try call $g
    catch $e
      (drop (memory.grow (i32.const 1)))
      rethrow 0
    end))
