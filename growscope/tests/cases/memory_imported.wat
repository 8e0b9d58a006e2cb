;; An imported memory may be grown by its host.
;;= memory 0, which the host may grow
;;= f: never
(module (import "env" "memory" (memory 1))
  (func (export "f") (result i32) (i32.load (i32.const 0))))
