;; So is code behind `return`.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func (export "f") (result i32) (return (i32.const 0)) (memory.grow (i32.const 1))))
