;; Another type under a minified name.
;;= memory 0, which the host may grow
;;= f: never
(module (import "a" "l" (func $log (param i32))) (memory (export "m") 1)
  (func (export "f") (call $log (memory.size))))
