;; A second clause is a path as well.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1) (tag $e)
  (func $g (throw $e))
  (func (export "f")
    try call $g
    catch $e
      unreachable
    catch_all
      (drop (memory.grow (i32.const 1)))
    end))
