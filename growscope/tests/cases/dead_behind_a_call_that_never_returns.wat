;; What follows a call that never returns is not reached, although nothing says so at the call.
;;= memory 0
;;= memory.grow of 0 in f, which no path leads to
;;= f: never
(module (memory 1)
  (func $abort unreachable)
  (func (export "f") (call $abort) (drop (memory.grow (i32.const 1)))))
