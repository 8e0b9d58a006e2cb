;; A path of direct calls counts before one through the host.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → grow → memory.grow
;;= f: may: f → grow → memory.grow
(module (import "env" "host" (func $host)) (memory (export "memory") 1)
  (func $grow (drop (memory.grow (i32.const 1))))
  (func (export "grow") (call $grow))
  (func (export "f") (call $host) (call $grow)))
