;; The host cannot grow a memory that it cannot see.
;;= memory 0
;;= f: never
(module (memory 1)
  (func (export "f") (result i32) (i32.load (i32.const 0))))
