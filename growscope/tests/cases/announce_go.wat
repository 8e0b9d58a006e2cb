;; Go announces growth to its glue.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in run
;;= announce import gojs.runtime.resetMemoryDataView
;;= run: may: run → memory.grow
(module (import "gojs" "runtime.resetMemoryDataView" (func $reset (param i32))) (memory (export "mem") 1)
  (func (export "run") (drop (memory.grow (i32.const 1))) (call $reset (i32.const 0))))
