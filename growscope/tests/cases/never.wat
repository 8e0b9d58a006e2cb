;; Nothing leads to growth, although the module has some.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
;;= g: never
(module (memory 1)
  (func (export "f") (result i32) (memory.grow (i32.const 1)))
  (func (export "g") (result i32) (memory.size)))
