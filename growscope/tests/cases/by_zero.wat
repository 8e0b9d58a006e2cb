;; Growth by 0 pages kills views too: a delta is not looked at.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (result i32) (memory.grow (i32.const 0))))
