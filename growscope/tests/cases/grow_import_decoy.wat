;; The same type under a minified name, but its caller does not read memory.size.
;;= memory 0, which the host may grow
;;= f: never
;;= g: never
(module (import "a" "l" (func $resize (param i32) (result i32))) (memory (export "m") 1)
  (func (export "f") (result i32) (call $resize (i32.const 131072)))
  (func (export "g") (result i32) (memory.size)))
