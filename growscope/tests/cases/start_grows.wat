;; A start function that grows.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in start
;;= start: may
;;= f: never
(module (memory (export "memory") 1)
  (func $start (drop (memory.grow (i32.const 1))))
  (start $start)
  (func (export "f")))
