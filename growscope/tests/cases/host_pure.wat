;; An import that is declared to call nobody back.
;;? --pure env.host
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
;;= f: never
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (func (export "grow") (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $host)))
