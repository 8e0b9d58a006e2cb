;; A component's core modules are looked at one by one.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
;;= memory 0
;;= g: never
(component
  (core module (memory 1) (func (export "f") (drop (memory.grow (i32.const 1)))))
  (core module (memory 1) (func (export "g"))))
