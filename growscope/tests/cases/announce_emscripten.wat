;; A standalone build announces its own growth. The import calls nobody back.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in sbrk
;;= announce import env.emscripten_notify_memory_growth
;;= malloc: may: malloc → sbrk → memory.grow
;;= f: never
(module (import "env" "emscripten_notify_memory_growth" (func $notify (param i32))) (memory (export "m") 1)
  (func $sbrk (drop (memory.grow (i32.const 1))) (call $notify (i32.const 0)))
  (func (export "malloc") (call $sbrk))
  (func (export "f") (call $notify (i32.const 0))))
