;; A grow import under its own name, whoever calls it.
;;= memory 0, which the host may grow
;;= grow import env.emscripten_resize_heap: Emscripten calls it emscripten_resize_heap
;;= f: may: f → env.emscripten_resize_heap
(module (import "env" "emscripten_resize_heap" (func $resize (param i32) (result i32))) (memory (export "m") 1)
  (func (export "f") (result i32) (call $resize (i32.const 131072))))
