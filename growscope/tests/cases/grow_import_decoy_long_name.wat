;; The same type, called after memory.size is read; but its name says what it is.
;;= memory 0, which the host may grow
;;= f: never
(module (import "env" "log_pages" (func $log (param i32) (result i32))) (memory (export "m") 1)
  (func (export "f") (result i32) (call $log (memory.size))))
